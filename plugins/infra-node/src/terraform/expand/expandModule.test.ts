import { expandFiles } from './__testUtils__/expandFiles';

const problemsOf = async (text: string) => (await expandFiles(text)).problems;

describe('instances', () => {
  it('of count and for_each have their addresses', async () => {
    const { addresses, byAddress, problems } = await expandFiles(`
      locals { names = toset(["b", "a\\"\${1}"]) }
      resource "aws_a" "none" { count = 0 }
      resource "aws_a" "two" {
        count = 2
        name  = "n\${count.index}"
      }
      resource "aws_a" "each" {
        for_each = { for name in local.names : name => length(name) }
        name     = each.key
        size     = each.value
      }
      resource "aws_a" "set" {
        for_each = local.names
        name     = each.value
      }
      resource "aws_a" "one" {}
    `);
    expect(problems).toEqual([]);
    expect(addresses).toEqual([
      'aws_a.each["a\\"1"]',
      'aws_a.each["b"]',
      'aws_a.one',
      'aws_a.set["a\\"1"]',
      'aws_a.set["b"]',
      'aws_a.two[0]',
      'aws_a.two[1]',
    ]);
    expect(byAddress['aws_a.two[1]'].values).toEqual({ name: 'n1' });
    expect(byAddress['aws_a.each["b"]'].values).toEqual({ name: 'b', size: 1 });
    expect(byAddress['aws_a.set["b"]'].values).toEqual({ name: 'b' });
  });

  it('are one with a problem where their number is not known', async () => {
    const { addresses, byAddress, problems } = await expandFiles(`
      variable "n" { type = number }
      data "aws_d" "x" {}
      resource "aws_a" "count" {
        count = var.n
        name  = count.index
      }
      resource "aws_a" "each" {
        for_each = data.aws_d.x.names
        name     = each.key
      }
      resource "aws_b" "all" {
        size = length(aws_a.count)
        last = aws_a.each["a"].id
      }
    `);
    expect(addresses).toEqual([
      'aws_a.count[0]',
      'aws_a.each["?"]',
      'aws_b.all',
    ]);
    expect(problems).toEqual([
      {
        address: 'aws_a.count',
        message: 'Its count is not known; one is assumed.',
      },
      {
        address: 'aws_a.each',
        message: 'Its for_each is not known; one is assumed.',
      },
    ]);
    expect(byAddress['aws_b.all']).toMatchObject({
      values: {},
      unknown: ['last', 'size'],
      links: { last: ['aws_a.each["?"]'], size: ['aws_a.count[0]'] },
    });
  });
});

describe('values', () => {
  it('come from variables, files of variables and locals in any order', async () => {
    const main = `
      variable "a" { default = "default" }
      variable "b" { default = "default" }
      variable "c" { default = "default" }
      variable "d" { default = "default" }
      variable "e" {
        type    = object({ size = optional(number, 5), kind = string })
        default = { kind = "k" }
      }
      resource "aws_a" "x" {
        all  = [var.a, var.b, var.c, var.d]
        size = local.size
        kind = var.e.kind
        none = null
      }
      locals {
        size = local.twice / 2
        twice = var.e.size * 2
      }
    `;
    const files = {
      'stack/main.tf': main,
      'stack/terraform.tfvars': 'a = "file"\nb = "file"\nc = "file"\n',
      'stack/x.auto.tfvars.json': '{ "b": "json", "c": "json" }',
      'stack/other.tfvars': 'd = "other"',
      'stack/below/terraform.tfvars': 'd = "below"',
    };
    const { byAddress, problems } = await expandFiles(files, {
      variables: { c: 'given' },
    });
    expect(problems).toEqual([]);
    expect(byAddress['aws_a.x'].values).toEqual({
      all: ['file', 'json', 'given', 'default'],
      size: 5,
      kind: 'k',
    });
  });

  it('know the workspace and the paths', async () => {
    const { byAddress } = await expandFiles(
      {
        'stack/main.tf': `
          resource "aws_a" "x" {
            name = "\${terraform.workspace}:\${path.module}:\${path.root}"
          }
          module "m" { source = "../m" }`,
        'm/main.tf':
          'resource "aws_a" "x" { name = "${path.module}:${path.root}" }',
      },
      { workspace: 'w' },
    );
    expect(byAddress['aws_a.x'].values.name).toBe('w:stack:stack');
    expect(byAddress['module.m.aws_a.x'].values.name).toBe('m:stack');
  });

  it('of other resources are those they declare', async () => {
    const { byAddress, problems } = await expandFiles(`
      resource "aws_a" "x" {
        kind  = "big"
        unset = null
        disk { size = 4 }
      }
      resource "aws_b" "y" {
        kind  = aws_a.x.kind
        size  = aws_a.x.disk[0].size
        arn   = aws_a.x.arn
        unset = aws_a.x.unset
        iops  = aws_a.x.disk[0].iops
        whole = aws_a.x
      }
    `);
    expect(problems).toEqual([]);
    const { values, unknown, links } = byAddress['aws_b.y'];
    expect(values).toMatchObject({ kind: 'big', size: 4 });
    expect(unknown).toEqual([
      'arn',
      'iops',
      'unset',
      'whole.disk.id',
      'whole.id',
      'whole.unset',
    ]);
    expect(links).toMatchObject({ arn: ['aws_a.x'], iops: ['aws_a.x'] });
  });

  it('are missing where something in them is not known', async () => {
    const { byAddress } = await expandFiles(`
      variable "image" { type = string }
      data "aws_d" "x" {}
      resource "aws_a" "x" {
        subnets = [var.image, "b"]
        tags    = { Name = "n", Image = var.image }
        text    = "\${var.image}:1"
        json    = jsonencode({ a = var.image })
        data    = data.aws_d.x.value
      }
    `);
    expect(byAddress['aws_a.x']).toMatchObject({
      values: { subnets: [null, 'b'], tags: { Name: 'n' } },
      unknown: [
        'data',
        'json',
        'subnets',
        'tags.Image',
        'tags_all.Image',
        'text',
      ],
      links: {},
    });
  });
});

describe('blocks', () => {
  it('are lists of objects, also those that dynamic blocks make', async () => {
    const { byAddress, problems } = await expandFiles(`
      resource "aws_a" "x" {
        single { size = 1 }
        many { name = "a" }
        dynamic "many" {
          for_each = ["b", "c"]
          content {
            name  = many.value
            index = many.key
            dynamic "inner" {
              for_each = { k = many.value }
              iterator = it
              content { text = "\${it.key}-\${it.value}-\${many.value}" }
            }
          }
        }
        dynamic "none" {
          for_each = []
          content {}
        }
        lifecycle { ignore_changes = [single] }
        depends_on = [aws_b.y]
      }
    `);
    expect(problems).toEqual([]);
    expect(byAddress['aws_a.x'].values).toEqual({
      single: [{ size: 1 }],
      many: [
        { name: 'a' },
        { name: 'b', index: 0, inner: [{ text: 'k-b-b' }] },
        { name: 'c', index: 1, inner: [{ text: 'k-c-c' }] },
      ],
      none: [],
    });
  });

  it('are unknown where what they go over is', async () => {
    const { byAddress } = await expandFiles(`
      resource "aws_b" "y" {}
      resource "aws_a" "x" {
        disk { size = 1 }
        dynamic "disk" {
          for_each = aws_b.y.disks
          content { size = disk.value }
        }
        template { id = aws_b.y.id }
        dynamic "rule" {
          for_each = aws_b.y.rules
          content {}
        }
      }
    `);
    expect(byAddress['aws_a.x']).toMatchObject({
      values: { disk: [{ size: 1 }], template: [{}] },
      unknown: ['disk', 'rule', 'template.id'],
      links: { disk: ['aws_b.y'], 'template.id': ['aws_b.y'] },
    });
    expect(byAddress['aws_a.x'].values).not.toHaveProperty('rule');
  });
});

describe('mistakes', () => {
  it('leave the value unknown, and are told once', async () => {
    const { byAddress, problems } = await expandFiles(`
      locals { a = 1 / 0 }
      resource "aws_a" "x" {
        one = local.a
        two = local.a
      }
    `);
    expect(byAddress['aws_a.x'].unknown).toEqual(['one', 'two']);
    expect(problems).toEqual([
      {
        address: 'local.a',
        message: expect.stringContaining('stack/main.tf:2:'),
      },
    ]);
  });

  it('of cycles end', async () => {
    const problems = await problemsOf(`
      locals {
        a = local.b
        b = local.a
      }
      resource "aws_a" "x" { name = aws_a.y.name }
      resource "aws_a" "y" {
        name  = aws_a.x.name
        count = length(aws_a.y)
      }
      resource "aws_a" "z" { name = local.a }
    `);
    expect(problems.length).toBeGreaterThan(0);
  });
});
