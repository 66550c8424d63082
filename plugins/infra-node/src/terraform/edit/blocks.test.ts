import { editHcl, HclEdit } from '.';

const file = 'main.tf';
const edit = (text: string, ...edits: HclEdit[]) =>
  editHcl({ file, text }, edits);
const moduleAt = (name: string) => ({ type: 'module', labels: [name] });

describe('blocks', () => {
  const add = (text: string): HclEdit => ({ kind: 'addBlock', text });
  const queue = 'module "q" {\n  source = "./q"\n  x = [\n    1,\n  ]\n}';
  const two = '# A\nmodule "a" {}\n\n# out\noutput "o" {\n  value = 1\n}\n';

  it('are added behind the last of their type, once', async () => {
    const result = await edit(two, add(queue));
    expect(result).toBe(two.replace('"a" {}\n', `"a" {}\n\n${queue}\n`));
    expect(await edit(result, add(`${queue}\n`))).toBe(result);
  });

  it.each([
    ['', 'locals {\n}', 'locals {\n}\n'],
    ['# c', 'locals {\n}', '# c\n\nlocals {\n}\n'],
    ['a = 1', 'locals {\n}', 'a = 1\n\nlocals {\n}\n'],
    [
      'module "a" {}\noutput "o" {\n}\n',
      'module "q" {}',
      'module "a" {}\n\nmodule "q" {}\n\noutput "o" {\n}\n',
    ],
    [
      'module "a" {} # c\r\n',
      'module "q" {\n}',
      'module "a" {} # c\r\n\r\nmodule "q" {\r\n}\r\n',
    ],
    [
      'moved {\n  from = a.a\n  to   = a.b\n}\n',
      'moved {\n  from = a.c\n  to   = a.d\n}',
      'moved {\n  from = a.a\n  to   = a.b\n}\n\nmoved {\n  from = a.c\n  to   = a.d\n}\n',
    ],
    [
      'provider "aws" {\n}\n',
      'provider "aws" {\n  alias = "x"\n}',
      'provider "aws" {\n}\n\nprovider "aws" {\n  alias = "x"\n}\n',
    ],
  ])('in %j %j makes %j', async (text, block, expected) => {
    const result = await edit(text, add(block));
    expect(result).toBe(expected);
    expect(await edit(result, add(block))).toBe(result);
  });

  it.each([
    [
      'module "a" {\n  x = 1\n  y = 2\n}',
      'module "a" {\n  x = 1\n}',
      /^main\.tf:1:1: The block module "a" is there with other values; the first difference is on line 3/,
    ],
    ['', 'a = 1', /is not one block/],
    ['', 'a {}\nb {}', /is not one block/],
    ['', 'a {', /cannot be read/],
  ])('in %j %j is refused', async (text, block, message) => {
    await expect(edit(text, add(block))).rejects.toThrow(message);
  });

  it('are replaced, and their comments stay', async () => {
    const change: HclEdit = {
      kind: 'replaceBlock',
      block: moduleAt('a'),
      text: queue,
    };
    const result = await edit(two, change);
    expect(result).toBe(two.replace('module "a" {}', queue));
    await expect(edit(result, change)).rejects.toThrow(/no block module "a"/);
  });

  it.each([
    [
      '# keep\n\n# of a\n// too\nmodule "a" {\n} # end\n\n# next\nlocals {}\n',
      '# keep\n\n# next\nlocals {}\n',
    ],
    ['locals {} # mine\n# of a\nmodule "a" {}', 'locals {} # mine'],
    ['module "a" {}\n', ''],
    ['/* of\n\n a */\nmodule "a" {}\nlocals {}\n', 'locals {}\n'],
    ['/* x */ module "a" {}\nlocals {}\n', 'locals {}\n'],
    ['locals {}\n\nmodule "a" {}\n\nlocals {}\n', 'locals {}\n\nlocals {}\n'],
    ['locals {}\r\n\r\nmodule "a" {}\r\n', 'locals {}\r\n'],
    ['locals {}\n', 'locals {}\n'],
  ])('are removed with their comments: %j', async (text, expected) => {
    const change: HclEdit = { kind: 'removeBlock', block: moduleAt('a') };
    expect(await edit(text, change)).toBe(expected);
    expect(await edit(expected, change)).toBe(expected);
  });
});
