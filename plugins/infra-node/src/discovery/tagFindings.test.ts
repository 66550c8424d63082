import { BACKEND, find } from './__testUtils__/find';

const standards = {
  environments: {},
  tags: { required: [{ name: 'Team' }, { name: 'Service' }] },
};
const missing = (text: string, more: Record<string, string> = {}) =>
  find(
    {
      'a/backend.tf': BACKEND,
      'a/.terraform.lock.hcl': '',
      'a/main.tf': text,
      ...more,
    },
    { standards },
  ).findings.map(({ code, file, line, message }) => [
    code,
    `${file}:${line}`,
    ...(message.match(/"[^"]*"/g) ?? []),
  ]);
const provider = (tags: string) =>
  `provider "aws" {\n  default_tags {\n    tags = ${tags}\n  }\n}\n`;
const QUEUE = 'resource "aws_sqs_queue" "x" {}\n';
const tagged = (tags: string) =>
  `resource "aws_sqs_queue" "x" {\n  tags = ${tags}\n}\n`;

describe('required tags', () => {
  it.each([
    ['a part', '{ Team = "a" }', '"Service"'],
    ['an empty one', '{ Team = "a", Service = "" }', '"Service"'],
    ['a quoted one', '{ "Team" = var.team }', '"Service"'],
    ['a local value', 'local.tags', '"Team"'],
    ['several', 'merge(local.tags, { Team = "x" }, {})', undefined],
    ['what is unknown', 'var.tags', undefined],
    ['what is unknown in part', 'merge(local.tags, var.tags)', undefined],
    ['keys that are unknown', '{ (var.name) = "x" }', undefined],
    ['a circle', 'local.circle', undefined],
  ])('of a provider with %s', (_, tags, name) => {
    const locals = {
      'a/locals.tf':
        'locals {\n  tags   = { Service = local.x }\n  circle = local.round\n}\n',
      'a/more.tf': 'locals {\n  round = local.circle\n}\n',
    };
    expect(missing(`${provider(tags)}${QUEUE}`, locals)).toEqual(
      name ? [['missing-required-tag', 'a/main.tf:3', name]] : [],
    );
  });

  it('may also be given by every resource and module', () => {
    const default_ = provider('{ Team = "a" }');
    expect(missing(`${default_}${tagged('{ Service = "b" }')}`)).toEqual([]);
    expect(missing(`${default_}${tagged('var.tags')}`)).toEqual([]);
    expect(missing(`${default_}${tagged('{ Name = "b" }')}`)).toEqual([
      ['missing-required-tag', 'a/main.tf:3', '"Service"'],
    ]);
    // Nothing is made here that needs tags.
    expect(missing(default_)).toEqual([]);
  });

  it('are looked for where they are given, when a provider has none', () => {
    const text = [
      'provider "aws" {}',
      'module "a" {',
      '  source = "./m"',
      '  tags   = { Team = "a" }',
      '}',
      tagged('{ Team = "a", Service = "b" }'),
      'resource "aws_sns_topic" "y" {}',
    ].join('\n');
    const more = { 'a/m/main.tf': 'variable "tags" {}\n' };
    expect(missing(text, more)).toEqual([
      ['missing-required-tag', 'a/main.tf:4', '"Service"'],
    ]);
  });

  it('are read from JSON too', () => {
    const tags = { tags: { Team: 'a' } };
    expect(
      missing(QUEUE, {
        'a/p.tf.json': JSON.stringify(
          { provider: { aws: { default_tags: [tags] } } },
          null,
          1,
        ),
      }),
    ).toEqual([['missing-required-tag', 'a/p.tf.json:4', '"Service"']]);
  });

  it('are nobody’s matter without standards, or a provider of its own', () => {
    const text = `${provider('{}')}${QUEUE}`;
    expect(missing(text)).toHaveLength(1);
    const codes = (standards_?: typeof standards) =>
      find(
        { 'a/main.tf': text, 'a/.terraform.lock.hcl': '' },
        { standards: standards_ },
      ).findings.map(({ code }) => code);
    expect(codes()).toEqual(['local-state']);
    expect(missing(QUEUE)).toEqual([]);
  });
});
