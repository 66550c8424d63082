import { findingsOf, lines } from './__testUtils__/findingsOf';

const BASE = `
variable "name" { type = string }
variable "ports" { type = list(number) }
variable "set" { type = set(string) }
variable "zones" {
  type = map(object({ id = string, size = optional(number) }))
}
locals {
  tags = { Team = "a", Sub = { x = 1 } }
  text = "a"
}
resource "aws_vpc" "one" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "many" {
  count  = 2
  vpc_id = aws_vpc.one.id
}
resource "aws_sqs_queue" "each" {
  for_each = var.zones
}
data "aws_caller_identity" "me" {}
resource "aws_acm_certificate" "c" {}
`;

/** Findings about one expression, without their place. */
const about = (expression: string) =>
  lines(
    findingsOf({
      'base.tf': BASE,
      'main.tf': `output "o" {\n  value = ${expression}\n}`,
    }),
  )
    .map(line => line.replace(/^main\.tf:2:\d+ /, ''))
    .join('\n');

describe('references', () => {
  it.each([
    'var.name',
    'var.zones["a"].id',
    'var.zones.a.size',
    'var.ports[0]',
    'tolist(var.set)[0]',
    'one(var.set)',
    'local.tags.Sub.x',
    'local.tags["Team"]',
    'aws_vpc.one.id',
    'aws_vpc.one[*].id',
    'aws_vpc.one',
    'resource.aws_vpc.one.id',
    'aws_subnet.many[0].id',
    'aws_subnet.many[*].id',
    'aws_subnet.many.*.id[0]',
    'aws_subnet.many.0.id',
    'length(aws_subnet.many)',
    'aws_sqs_queue.each["a"].arn',
    'values(aws_sqs_queue.each)[*].arn',
    '{ for k, q in aws_sqs_queue.each : k => q.arn }',
    '[for z in var.zones : z.id if z.size != null]',
    'data.aws_caller_identity.me.account_id',
    'aws_acm_certificate.c.domain_validation_options',
    '[for o in aws_acm_certificate.c.domain_validation_options : o.resource_record_name]',
    'path.module',
    'terraform.workspace',
    'try(var.zones["a"].nothing, "")',
    'can(local.tags.nothing) ? local.tags.nothing : ""',
    'provider::aws::arn_parse("x")',
    '"%{ for z in var.ports }${z}%{ endfor }"',
    '"${var.name}-%{ if var.name == "" }x%{ else }${local.text}%{ endif }"',
    '{ name = var.name, (var.name) = 1, "${var.name}-x" = 2 }',
  ])('%s is right', expression => {
    expect(about(expression)).toBe('');
  });

  it.each([
    ['var.nam', 'undeclared: var.nam is not declared (did you mean "name"?)'],
    [
      'local.nothing_like_it',
      'undeclared: local.nothing_like_it is not declared',
    ],
    ['var', 'undeclared: "var" alone is not a value (name one: var.<name>)'],
    [
      'aws_vpc.on.id',
      'undeclared: aws_vpc.on is not declared (did you mean "aws_vpc.one"?)',
    ],
    [
      'data.aws_caller_identity.you.id',
      'undeclared: data.aws_caller_identity.you is not declared (did you mean "data.aws_caller_identity.me"?)',
    ],
    [
      'data.aws_caller_identity',
      'undeclared: "data" is not complete (a reference needs type and name: data.<type>.<name>)',
    ],
    ['module.network.id', 'undeclared: module.network is not declared'],
    [
      'production',
      'undeclared: "production" is not a reference (write "production" for text; a reference has two parts, as in aws_vpc.main)',
    ],
    [
      'each.value',
      'undeclared: each has no meaning here (set for_each on the block)',
    ],
    [
      'count.index',
      'undeclared: count has no meaning here (set count on the block)',
    ],
    [
      'self.id',
      'undeclared: self has no meaning here (name the resource; self is for provisioners and postconditions)',
    ],
    [
      'aws_vpc.one.idd',
      'unknown-attribute: aws_vpc.one has no attribute "idd" (did you mean "id"?)',
    ],
    [
      'local.tags.Tem',
      'unknown-attribute: local.tags has no attribute "Tem" (did you mean "Team"?)',
    ],
    [
      'local.tags.Sub.y',
      'unknown-attribute: local.tags.Sub has no attribute "y" (did you mean "x"?)',
    ],
    [
      'local.text.length',
      'unknown-attribute: local.text is a string, which has no attributes',
    ],
    [
      'var.zones["a"].sise',
      'unknown-attribute: var.zones.a has no attribute "sise" (did you mean "size"?)',
    ],
    [
      '[for k, z in var.zones : z.idd]',
      'unknown-attribute: z has no attribute "idd" (did you mean "id"?)',
    ],
    [
      'var.ports.first',
      'unknown-attribute: var.ports is a list, which has no attribute "first" (take one item with [0].first, or all with [*].first)',
    ],
    [
      'var.set[0]',
      'unknown-attribute: var.set is a set, whose items have no index (use one(…), a for expression, or tolist(…)[0])',
    ],
    [
      'aws_acm_certificate.c.domain_validation_options[0].domain_name',
      'unknown-attribute: aws_acm_certificate.c.domain_validation_options is a set, whose items have no index (use one(…), a for expression, or tolist(…)[0])',
    ],
    [
      'aws_subnet.many.id',
      'instance-key: aws_subnet.many has count, so there are many (take one: aws_subnet.many[0].id)',
    ],
    [
      'aws_sqs_queue.each.arn',
      'instance-key: aws_sqs_queue.each has for_each, so there are many (take one: aws_sqs_queue.each[each.key].arn)',
    ],
    [
      'aws_vpc.one[0].id',
      'instance-key: aws_vpc.one has neither count nor for_each, so there is one (leave out the index)',
    ],
    [
      'aws_subnet.many[*].idd',
      'unknown-attribute: aws_subnet.many[*] has no attribute "idd" (did you mean "id"?)',
    ],
    [
      'path.modul',
      'unknown-attribute: path has no attribute "modul" (did you mean "module"?)',
    ],
    [
      'uper("a")',
      'unknown-function: there is no function "uper" (did you mean "upper"?)',
    ],
    [
      '"${var.nam}"',
      'undeclared: var.nam is not declared (did you mean "name"?)',
    ],
  ])('%s is wrong', (expression, message) => {
    expect(about(expression)).toBe(message);
  });

  it('knows each, count and iterators where they are', () => {
    expect(
      lines(
        findingsOf({
          'base.tf': BASE,
          'main.tf': `
resource "aws_subnet" "s" {
  for_each   = var.zones
  vpc_id     = each.value.id
  cidr_block = each.key
  tags       = { size = each.value.sizee, n = each.valu }
}
resource "aws_subnet" "c" {
  count  = 2
  vpc_id = "v-\${count.index}"
  tags   = { n = count.idx }
}`,
        }),
      ),
    ).toEqual([
      'main.tf:6:36 unknown-attribute: each.value has no attribute "sizee" (did you mean "size"?)',
      'main.tf:6:52 unknown-attribute: each has no attribute "valu" (did you mean "value"?)',
      'main.tf:11:24 unknown-attribute: count has no attribute "idx"',
    ]);
  });

  it('takes depends_on for the whole', () => {
    expect(
      lines(
        findingsOf({
          'base.tf': BASE,
          'main.tf':
            'output "o" {\n  value = 1\n  depends_on = [aws_subnet.many.id, aws_vpc.two]\n}',
        }),
      ),
    ).toEqual([
      'main.tf:3:37 undeclared: aws_vpc.two is not declared (did you mean "aws_vpc.one"?)',
    ]);
  });

  it('lets only constants stand where Terraform needs them', () => {
    expect(
      lines(
        findingsOf({
          'base.tf': BASE,
          'main.tf': `terraform {
  backend "s3" {
    key = var.name
  }
}
resource "aws_vpc" "p" {
  lifecycle {
    prevent_destroy = var.name == "prod"
  }
}`,
        }),
      ),
    ).toEqual([
      'main.tf:3:11 not-constant: what stands in a terraform block must be a constant; "var" is a reference',
      'main.tf:8:23 not-constant: prevent_destroy must be a constant; "var" is a reference',
    ]);
  });

  it('wants the target of an import', () => {
    expect(
      lines(
        findingsOf(
          'import {\n  to = aws_vpc.gone\n  id = "vpc-1"\n}\nimport {\n  to = module.a.aws_vpc.x\n  id = "vpc-2"\n}',
        ),
      ),
    ).toEqual([
      'main.tf:2:8 undeclared: import: aws_vpc.gone is not declared (add the resource that the import fills)',
    ]);
  });

  it('says nothing is undeclared when a file could not be read', () => {
    const findings = lines(
      findingsOf({
        'a.tf': 'locals {',
        'b.tf': 'output "o" {\n value = local.x\n}',
      }),
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/^a\.tf:1:\d+ syntax: /);
  });
});
