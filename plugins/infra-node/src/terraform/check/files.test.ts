import { findingsOf, lines, type Files } from './__testUtils__/findingsOf';

const found = (files: Files) => lines(findingsOf(files));

describe('files of a module', () => {
  it('that are no HCL are reported where they break', () => {
    const findings = findingsOf({
      'a.tf': 'locals {\n  a = \n}',
      'b.tf': 'resource "aws_vpc" "v" {\n  cidr_blok = ""\n}',
    });
    expect(findings.map(({ file, line, code }) => [file, line, code])).toEqual([
      ['a.tf', 2, 'syntax'],
      ['b.tf', 2, 'unknown-argument'],
    ]);
  });

  it('declare a thing once', () => {
    expect(
      found({
        'a.tf':
          'variable "a" {}\noutput "a" { value = 1 }\nlocals { a = 1 }\nprovider "aws" {}\nresource "aws_vpc" "a" {}\nmodule "a" { source = "x//y" }',
        'b.tf':
          'variable "a" {}\noutput "a" { value = 1 }\nlocals { a = 1 }\nprovider "aws" {}\nresource "aws_vpc" "a" {}\nmodule "a" { source = "x//y" }',
        'c.tf': 'provider "aws" { alias = "b" }\ndata "aws_vpc" "a" {}',
      }),
    ).toEqual(
      [
        'b.tf:1:1 duplicate-declaration: variable "a"',
        'b.tf:2:1 duplicate-declaration: output "a"',
        'b.tf:3:10 duplicate-declaration: local.a',
        'b.tf:4:1 duplicate-declaration: provider "aws"',
        'b.tf:5:1 duplicate-declaration: aws_vpc.a',
        'b.tf:6:1 duplicate-declaration: module.a',
      ].map(
        line =>
          `${line} is declared a second time; the first is in a.tf (keep one of them, or give one another name)`,
      ),
    );
  });

  it('may override each other', () => {
    expect(
      found({
        'main.tf':
          'resource "aws_eks_cluster" "k" {\n  name = ["x"]\n  lifecycle {\n    prevent_destroy = false\n  }\n}',
        'override.tf':
          'resource "aws_eks_cluster" "k" {\n  name = "x"\n  role_arn = "r"\n  vpc_config {\n    subnet_id = []\n  }\n  lifecycle {\n    prevent_destroy = true\n  }\n}',
        'x_override.tf': 'resource "aws_vpc" "none" {\n}',
      }),
    ).toEqual([
      'override.tf:4:3 missing-argument: aws_eks_cluster.k: vpc_config needs the argument "subnet_ids" (add subnet_ids = …)',
      'override.tf:5:5 unknown-argument: aws_eks_cluster.k: vpc_config has no argument "subnet_id" (did you mean "subnet_ids"?)',
      expect.stringMatching(/^x_override\.tf:1:1 syntax: .*overrides nothing/),
    ]);
  });

  it('may be JSON', () => {
    const json = {
      '//': 'comment',
      variable: { name: { type: 'string', default: 'a' } },
      resource: {
        aws_eks_cluster: {
          k: {
            '//': 'comment',
            name: '${var.name}',
            role_arn: '${var.role}',
            vpc_config: { subnet_ids: ['s'], subnet_id: 's' },
            lifecycle: [{ ignore_changes: ['tags["a"]', 'tagz'] }],
          },
        },
        aws_security_group: {
          s: {
            dynamic: {
              ingress: {
                for_each: [1],
                content: { from_prot: '${ingress.value}' },
              },
            },
          },
        },
      },
      output: { o: { value: '${aws_eks_cluster.k.idd}' } },
    };
    const text = JSON.stringify(json, null, 1);
    const lineOf = (part: string) =>
      text.slice(0, text.indexOf(part)).split('\n').length;
    expect(
      findingsOf({ 'main.tf.json': text }).map(each => [
        each.line,
        each.code,
        each.message,
      ]),
    ).toEqual([
      [lineOf('var.role'), 'undeclared', 'var.role is not declared'],
      [
        lineOf('"subnet_id"'),
        'unknown-argument',
        'aws_eks_cluster.k: vpc_config has no argument "subnet_id"',
      ],
      [
        lineOf('"tagz"'),
        'unknown-attribute',
        'ignore_changes: the resource has no argument "tagz"',
      ],
      [
        lineOf('"from_prot"'),
        'unknown-argument',
        'aws_security_group.s: ingress has no argument "from_prot"',
      ],
      [
        lineOf('k.idd'),
        'unknown-attribute',
        'aws_eks_cluster.k has no attribute "idd"',
      ],
    ]);
  });

  it.each([
    [
      'resourec "aws_vpc" "v" {}',
      'unknown-block: there is no block "resourec"',
    ],
    ['resource "aws_vpc" {}', 'resource has 1 labels and needs 2'],
    ['locals "x" {}', 'wrong-labels: locals has 1 labels and needs 0'],
    ['variable "1a" {}', 'wrong-labels: "1a" is not a name'],
    ['variable "count" {}', 'a variable cannot be called "count"'],
    ['variable "한글" {}', ''],
  ])('hold the blocks that there are: %s', (text, message) => {
    const findings = found(text);
    expect(findings).toHaveLength(message ? 1 : 0);
    expect(findings.join()).toContain(message);
  });
});

describe('cycles', () => {
  it.each([
    ['locals {\n  a = local.a\n}', ['main.tf:2:3 cycle: local.a needs itself']],
    [
      'locals {\n  a = "${local.b}"\n  b = [for x in local.c : x]\n  c = local.a\n}',
      [
        'main.tf:2:3 cycle: these need each other: local.a → local.b → local.c → local.a',
      ],
    ],
    [
      'locals {\n  a = aws_vpc.v.id\n}\nresource "aws_vpc" "v" {\n  tags = { a = local.a }\n}',
      [
        'main.tf:2:3 cycle: these need each other: local.a → aws_vpc.v → local.a',
      ],
    ],
    [
      'resource "aws_vpc" "v" {\n  depends_on = [aws_vpc.v]\n}',
      ['main.tf:1:1 cycle: aws_vpc.v needs itself'],
    ],
    ['locals {\n  a = { b = { c = 1 } }\n  b = local.a.b\n}', []],
    [
      'resource "aws_vpc" "v" {\n  lifecycle {\n    ignore_changes = [tags]\n  }\n  provisioner "local-exec" {\n    command = aws_vpc.v.id\n  }\n}',
      [],
    ],
  ])('%s', (text, expected) => {
    expect(found(text).map(line => line.replace(/ \(take one.*/, ''))).toEqual(
      expected,
    );
  });
});
