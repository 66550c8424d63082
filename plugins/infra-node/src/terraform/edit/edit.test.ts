import { editHcl, HclEdit } from '.';

const file = 'main.tf';
const edit = (text: string, ...edits: HclEdit[]) =>
  editHcl({ file, text }, edits);
const moduleAt = (labels: string) => ({ type: 'module', labels: [labels] });
const set = (path: string, value: string, overwrite?: boolean): HclEdit => ({
  kind: 'setArgument',
  block: moduleAt('a'),
  path: path.split('.'),
  value,
  overwrite,
});
const unset = (path: string): HclEdit => ({
  kind: 'removeArgument',
  block: moduleAt('a'),
  path: path.split('.'),
});
const a = (...lines: string[]) => `module "a" {\n${lines.join('\n')}\n}\n`;

describe('setting an argument', () => {
  it.each([
    ['a value', a('  x = 1 # c'), set('x', '20'), a('  x = 20 # c')],
    [
      'the same value',
      a('  x   =   [ 1 ]'),
      set('x', '[1]'),
      a('  x   =   [ 1 ]'),
    ],
    [
      'an expression that is meant',
      a('  x = var.y'),
      set('x', '1', true),
      a('  x = 1'),
    ],
    [
      'alignment',
      a('  x    = 1  # c', '  long = 22 # d'),
      set('x', '"four"'),
      a('  x    = "four" # c', '  long = 22     # d'),
    ],
    [
      'no alignment where there was none',
      a('  x  = 1 # c', '  long = 2 # d'),
      set('x', '123'),
      a('  x  = 123 # c', '  long = 2 # d'),
    ],
    [
      'a new one',
      a('  x = 1 # c', '', '  b {}'),
      set('long', '2'),
      a('  x    = 1 # c', '  long = 2', '', '  b {}'),
    ],
    [
      'the first one',
      a('  # c', '  b {}'),
      set('x', '2'),
      'module "a" {\n  x = 2\n  # c\n  b {}\n}\n',
    ],
    ['one of an empty block', 'module "a" {}\n', set('x', '2'), a('  x = 2')],
    [
      'one of a one-line block',
      'module "a" { y = 1 }\n',
      set('x', '2'),
      a('  y = 1', '  x = 2'),
    ],
    [
      'one behind a heredoc',
      a('  y = <<E', 'text', 'E'),
      set('x', '2'),
      a('  y = <<E', 'text', 'E', '  x = 2'),
    ],
    [
      'one of a nested block',
      a('  b {', '    y = 1', '  }'),
      set('b.x', '2'),
      a('  b {', '    y = 1', '    x = 2', '  }'),
    ],
    [
      'a list over lines',
      a('  b {', '    y = 1', '  }'),
      set('b.x', '[\n  1,\n]'),
      a('  b {', '    y = 1', '    x = [', '      1,', '    ]', '  }'),
    ],
    [
      'a member of an object',
      a('  tags = {', '    A = "x" # c', '  }'),
      set('tags.Bcd', '"y"'),
      a('  tags = {', '    A   = "x" # c', '    Bcd = "y"', '  }'),
    ],
    [
      'a member with commas',
      a('  tags = {', '    A = "x",', '    B = 1,', '  }'),
      set('tags.C', '2'),
      a('  tags = {', '    A = "x",', '    B = 1,', '    C = 2,', '  }'),
    ],
    [
      'a member on one line',
      a('  tags = { A = 1 }'),
      set('tags.B', '2'),
      a('  tags = { A = 1, B = 2 }'),
    ],
    [
      'a member of nothing',
      a('  tags = {}'),
      set('tags.B', '2'),
      a('  tags = { B = 2 }'),
    ],
    [
      'a member that exists',
      a('  tags = { "A-b" = 1 }'),
      set('tags.A-b', '2'),
      a('  tags = { "A-b" = 2 }'),
    ],
    [
      'CRLF',
      'module "a" {\r\n  y = 1\r\n}\r\n',
      set('x', '[\n  1\n]'),
      'module "a" {\r\n  y = 1\r\n  x = [\r\n    1\r\n  ]\r\n}\r\n',
    ],
    [
      'no final line break',
      'module "a" {\n  y = 1\n}',
      set('x', '2'),
      'module "a" {\n  y = 1\n  x = 2\n}',
    ],
    [
      'Korean and a byte order mark',
      '\uFEFF# 한국어\nmodule "a" {\n  y = "값" # 설명\n}\n',
      set('y', '"새 값"'),
      '\uFEFF# 한국어\nmodule "a" {\n  y = "새 값" # 설명\n}\n',
    ],
  ])('keeps everything else: %s', async (_, text, change, expected) => {
    expect(await edit(text, change)).toBe(expected);
    expect(await edit(expected, change)).toBe(expected);
  });

  it.each([
    [
      'no block',
      'module "b" {}',
      set('x', '1'),
      /^main\.tf:1:1: There is no block module "a"\. /,
    ],
    [
      'two blocks',
      'module "a" {}\nmodule "a" {}',
      set('x', '1'),
      /^main\.tf:2:1: The block module "a" is there more than once; the first is on line 1/,
    ],
    [
      'an expression',
      a('  x = var.y'),
      set('x', '1'),
      /^main\.tf:2:7: x is an expression/,
    ],
    [
      'a broken file',
      'module "a" {',
      set('x', '1'),
      /^main\.tf:1:\d+: The file is not valid Terraform/,
    ],
    ['a block', a('  x {}'), set('x', '1'), /x is a block/],
    [
      'two nested blocks',
      a('  x {}', '  x {}'),
      set('x.y', '1'),
      /x is there 2 times/,
    ],
    [
      'a path through a value',
      a('  x = 1'),
      set('x.y', '1'),
      /x is no block or object literal/,
    ],
    [
      'a missing path',
      a('  x = 1'),
      set('z.y', '1'),
      /z is no block or object literal/,
    ],
    [
      'a value that ends the block',
      a('  x = 1'),
      set('x', '1\n}\nresource "a" "b" {'),
      /is not one argument|cannot be read/,
    ],
    [
      'a value with another argument',
      a('  x = 1'),
      set('x', '1\ny = 2'),
      /is not one argument/,
    ],
    ['a value with a comment', a('  x = 1'), set('y', '1 #'), undefined],
    ['no value', a('  x = 1'), set('x', ''), /cannot be read/],
    [
      'a name that is none',
      a('  x = 1'),
      set('x y', '1'),
      /cannot be the name of an argument/,
    ],
    [
      'a member that ends the object',
      a('  x = {}'),
      set('x.y', '1 }\nz = {'),
      /cannot be read|not one/,
    ],
  ])('refuses %s', async (_, text, change, message) => {
    const run = edit(text, change);
    if (message) await expect(run).rejects.toThrow(message);
    else await expect(run).resolves.toBe(a('  x = 1', '  y = 1 #'));
  });

  it('leaves JSON alone', async () => {
    const source = { file: 'a.tf.json', text: '{}' };
    await expect(editHcl(source, [set('x', '1')])).rejects.toThrow(/JSON/);
  });
});

describe('removing an argument', () => {
  it.each([
    [
      'with its comments',
      a('  y = 1 # of y', '  # of x', '  # too', '  x = 2 # c', '  z = 3'),
      unset('x'),
      a('  y = 1 # of y', '  z = 3'),
    ],
    [
      'with a block comment',
      a('  y = 1', '  /* of', '     x */', '  x = 2'),
      unset('x'),
      a('  y = 1'),
    ],
    [
      'not with comments apart',
      a('  # apart', '', '  x = 2', '', '  z = 3'),
      unset('x'),
      a('  # apart', '', '  z = 3'),
    ],
    ['of one line', 'module "a" { x = 1 }\n', unset('x'), 'module "a" {}\n'],
    [
      'with a heredoc',
      a('  y = 1', '  x = <<E', '# text', 'E', '  z = 3'),
      unset('x'),
      a('  y = 1', '  z = 3'),
    ],
    [
      'in a nested block',
      a('  b {', '    x = 1', '  }'),
      unset('b.x'),
      a('  b {', '  }'),
    ],
    [
      'of an object',
      a('  t = {', '    A = 1', '    # b', '    B = 2', '  }'),
      unset('t.B'),
      a('  t = {', '    A = 1', '  }'),
    ],
    [
      'of an object with commas',
      a('  t = {', '    A = 1,', '    B = 2,', '  }'),
      unset('t.A'),
      a('  t = {', '    B = 2,', '  }'),
    ],
    [
      'of a one-line object',
      a('  t = { A = 1, B = 2 }'),
      unset('t.A'),
      a('  t = { B = 2 }'),
    ],
    [
      'at the end of a one-line object',
      a('  t = { A = 1, B = 2 }'),
      unset('t.B'),
      a('  t = { A = 1 }'),
    ],
    ['that is missing', a('  y = 1'), unset('x'), a('  y = 1')],
    [
      'that is an expression',
      a('  y = var.x'),
      unset('y'),
      'module "a" {\n}\n',
    ],
  ])('goes %s', async (_, text, change, expected) => {
    expect(await edit(text, change)).toBe(expected);
    expect(await edit(expected, change)).toBe(expected);
  });
});
