import type { Attribute } from '../syntax';
import { literalString } from './literalString';
import { loadModule } from './loadModule';
import { mergedArgument, mergedItems } from './overrides';

const load = (files: Record<string, string>) =>
  loadModule(Object.entries(files).map(([path, text]) => ({ path, text })));

const problemsOf = (files: Record<string, string>) =>
  load(files).problems.map(problem => problem.message);

describe('loadModule', () => {
  it('sorts the blocks of all files into their rooms', () => {
    const module = load({
      'b.tf': [
        'terraform {',
        '  required_version = ">= 1.11"',
        '  required_providers {',
        '    aws = { source = "hashicorp/aws" }',
        '  }',
        '  backend "s3" {}',
        '}',
        'locals { a = 1 }',
        'provider "aws" { region = "x" }',
        'provider "aws" {',
        '  alias = "usa"',
        '}',
        'check "c" {}',
        'moved {}',
        'import {}',
        'removed {}',
      ].join('\n'),
      'a.tf': [
        'resource "aws_vpc" "main" {}',
        'data "aws_vpc" "main" {}',
        'ephemeral "aws_x" "y" {}',
        'module "m" { source = "./m" }',
        'variable "v" {}',
        'output "o" { value = 1 }',
      ].join('\n'),
      'empty.tf': '',
    });
    expect(module.problems).toEqual([]);
    expect([...module.resources.keys()]).toEqual(['aws_vpc.main']);
    expect([...module.data.keys()]).toEqual(['aws_vpc.main']);
    expect([...module.ephemeral.keys()]).toEqual(['aws_x.y']);
    expect([...module.calls.keys()]).toEqual(['m']);
    expect([...module.variables.keys()]).toEqual(['v']);
    expect([...module.outputs.keys()]).toEqual(['o']);
    expect([...module.locals.keys()]).toEqual(['a']);
    expect([...module.providers.keys()]).toEqual(['aws', 'aws.usa']);
    expect([...module.checks.keys()]).toEqual(['c']);
    expect([...module.terraform.requiredProviders.keys()]).toEqual(['aws']);
    expect(module.terraform.backend?.source.file).toBe('b.tf');
    expect(module.moved.length + module.imports.length).toBe(2);
    expect(module.removed).toHaveLength(1);
    expect(module.blocks[0].source.file).toBe('a.tf');
  });

  it('keeps what it can read beside what it cannot', () => {
    const module = load({
      'a.tf': 'resource "a" "b" {',
      'b.tf': 'variable "v" {}',
      'c.tf.json': '{"variable": ',
    });
    expect(module.incomplete).toBe(true);
    expect([...module.variables.keys()]).toEqual(['v']);
    expect(module.problems.map(problem => problem.message)).toEqual([
      'a.tf:1:18: this block has no closing "}"',
      'c.tf.json:1:14: a JSON value is expected here',
    ]);
  });

  it('merges override files in their order, the last one winning', () => {
    const module = load({
      'main.tf': [
        'resource "a" "b" {',
        '  x = "base"',
        '  y = "base"',
        '  ingress {',
        '    n = 1',
        '  }',
        '  ingress {',
        '    n = 2',
        '  }',
        '  lifecycle {',
        '    prevent_destroy = true',
        '  }',
        '}',
        'terraform {',
        '  backend "s3" {}',
        '}',
        'locals { l = 1 }',
      ].join('\n'),
      'a_override.tf': 'resource "a" "b" { x = "first" }\nlocals { l = 2 }',
      'override.tf': [
        'resource "a" "b" {',
        '  x = "last"',
        '  ingress {',
        '    n = 3',
        '  }',
        '  lifecycle {',
        '    create_before_destroy = true',
        '  }',
        '}',
        'terraform {',
        '  cloud {}',
        '}',
      ].join('\n'),
      'my-override.tf': 'variable "v" {}',
    });
    expect(module.problems).toEqual([]);
    const resource = module.resources.get('a.b')!;
    const text = (name: string) =>
      literalString(mergedArgument(resource, name)!.attribute.value);
    expect([text('x'), text('y')]).toEqual(['last', 'base']);
    const kinds = mergedItems(resource).map(({ item, source }) => [
      item.kind === 'block' ? item.type : item.name,
      source.file,
    ]);
    expect(kinds).toEqual([
      ['y', 'main.tf'],
      ['lifecycle', 'main.tf'],
      ['x', 'override.tf'],
      ['ingress', 'override.tf'],
      ['lifecycle', 'override.tf'],
    ]);
    expect(module.terraform.backend).toBeUndefined();
    expect(module.terraform.cloud?.source.file).toBe('override.tf');
    expect(module.locals.get('l')?.source.file).toBe('a_override.tf');
    expect(module.variables.has('v')).toBe(true);
  });

  it('tells what is declared twice, overrides nothing or does not belong', () => {
    expect(
      problemsOf({
        'a.tf': 'variable "v" {}\nlocals { l = 1 }\nterraform {\ncloud {}\n}\n',
        'b.tf': [
          'variable "v" {}',
          'locals { l = 2 }',
          'terraform {',
          '  backend "s3" {}',
          '}',
          'resource "a" {}',
          'x = 1',
        ].join('\n'),
        'override.tf': 'resource "a" "b" {}\nmoved {}\n',
      }),
    ).toEqual([
      'b.tf:1:1: variable "v" is declared already in a.tf',
      'b.tf:2:10: local value "l" is declared already in a.tf',
      'b.tf:4:3: the place of the state is set already in a.tf',
      'b.tf:6:1: "resource" needs 2 labels, here 1',
      'b.tf:7:1: the argument "x" belongs in a block; a file of Terraform holds only blocks',
      'override.tf:1:1: resource "a.b" overrides nothing: no other file has it',
      'override.tf:2:1: a "moved" block cannot stand in an override file',
    ]);
  });

  it('tells local values that need themselves, each circle once', () => {
    expect(
      problemsOf({
        'a.tf': [
          'locals {',
          '  a = "${local.b}"',
          '  b = [for x in local.c : x]',
          '  c = { k = local.a }',
          '  d = local.d + local.a',
          '  __proto__ = local.constructor',
          '}',
        ].join('\n'),
      }),
    ).toEqual([
      'a.tf:2:3: local values need each other in a circle: local.a → local.b → local.c → local.a',
      'a.tf:5:3: local values need each other in a circle: local.d → local.d',
    ]);
  });

  it('follows chains of local values of any length', () => {
    const count = 50_000;
    const locals = Array.from(
      { length: count },
      (_, i) => `  l${i} = local.l${(i + 1) % count}\n`,
    );
    const [problem] = problemsOf({ 'a.tf': `locals {\n${locals.join('')}}\n` });
    expect(problem).toContain('local.l0 → local.l1');
    expect(problem.length).toBeLessThan(300);
  });
});

describe('files of JSON syntax', () => {
  it('are read with their places', () => {
    const text = JSON.stringify(
      {
        '//': 'a comment',
        resource: {
          aws_s3_bucket: {
            logs: { bucket: '${var.name}-로그', tags: { n: -1.5, e: null } },
          },
        },
        variable: { v: { type: 'list(string)', default: [true] } },
        terraform: [{ backend: { s3: { key: 'k' } } }],
        locals: [{ a: 1 }, { b: '%{if true}x%{endif}' }],
      },
      null,
      2,
    );
    const module = load({ 'main.tf.json': text });
    expect(module.problems).toEqual([]);
    const bucket = module.resources.get('aws_s3_bucket.logs')!;
    const name = mergedArgument(bucket, 'bucket')!;
    expect(text.slice(name.attribute.start, name.attribute.end)).toBe(
      '"bucket": "${var.name}-로그"',
    );
    expect(name.source.json).toBe(true);
    expect(name.attribute.value).toMatchObject({
      kind: 'template',
      parts: [
        { kind: 'interpolation', expression: { kind: 'getAttribute' } },
        { kind: 'text', value: '-로그' },
      ],
    });
    const type = module.variables.get('v')!.block.body[0] as Attribute;
    expect(type.value).toMatchObject({ kind: 'call', name: 'list' });
    expect(module.terraform.backend?.item).toMatchObject({ type: 'backend' });
    expect([...module.locals.keys()]).toEqual(['a', 'b']);
  });

  it.each([
    ['{', 'a JSON string is expected here'],
    ['{"a": 1}', '"a.tf.json:1:2: Terraform has no block "a"'.slice(1)],
    ['{"locals": 1}', 'a.tf.json:1:12: a JSON object is expected'],
    ['{"locals": {"a": "${b"}}', 'a.tf.json:1:18: "}" is expected here'],
    [
      '{"locals": {"a": "\u0001"}}',
      'a.tf.json:1:18: this is not a JSON string',
    ],
    ['{"locals": {"a": "\\', 'a.tf.json:1:18: this string is not closed'],
    ['{} x', 'a.tf.json:1:4: the JSON should end here'],
    ['['.repeat(100_000), 'nested deeper than 400 levels'],
    ['{"variable":{"v":{"type":"list("}}}', 'a value is expected'],
  ])('are refused with a place: %#', (text, message) => {
    expect(problemsOf({ 'a.tf.json': text })).toEqual([
      expect.stringContaining(message),
    ]);
  });

  it('keep names that objects have by nature', () => {
    const text = '{"variable": {"__proto__": {}, "constructor": {}}}';
    const { variables } = load({ 'a.tf.json': text });
    expect([...variables.keys()]).toEqual(['__proto__', 'constructor']);
  });
});
