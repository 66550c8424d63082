import { parse } from 'yaml';
import { editYaml } from './edit';
import { YamlEdit } from './edits';

const file = 'a.yaml';
const edit = (text: string, ...edits: YamlEdit[]) =>
  editYaml({ file, text }, edits);
const add = (path: string, ...values: never[] | unknown[]) =>
  ({ kind: 'insert', path: path.split('.'), values } as YamlEdit);
const lines = (...all: string[]) => `${all.join('\n')}\n`;

describe('inserting items', () => {
  it('looks like its neighbours', () => {
    const text = lines(
      'version: 3',
      'projects: # all of them',
      '  -   name: a # first',
      "      when: ['*.tf', 'x']",
      '      # why a is so',
      '',
      '  # about b',
      '  -   name: b',
      "      when: ['*.tf']",
      '      deep:',
      '          more: 1',
      '      # end of b',
      '  # end of the list',
      'other: 1',
    );
    const item = { name: 'c', when: ['*.tf', 'b c'], deep: { more: 2 } };
    expect(edit(text, add('projects', item))).toBe(
      text.replace(
        '      # end of b\n',
        lines(
          '      # end of b',
          '',
          '  -   name: c',
          "      when: ['*.tf', 'b c']",
          '      deep:',
          '          more: 2',
        ),
      ),
    );
  });

  it.each([
    ['a:\n- x\n', 'a:\n- x\n- m\n'],
    ['a:\n- x', 'a:\n- x\n- m'],
    ['a:\r\n  - x\r\nb: 1\r\n', 'a:\r\n  - x\r\n  - m\r\nb: 1\r\n'],
    ['a: [] # none\n', 'a: # none\n  - m\n'],
    ['a: []', 'a:\n  - m'],
    ['a:\nb:\n- 1\n', 'a:\n- m\nb:\n- 1\n'],
    ['a: ~\n', 'a:\n  - m\n'],
    ['b: 1\n', 'b: 1\na:\n  - m\n'],
    ['b: 1', 'b: 1\na:\n  - m'],
    ['b: 1\n\nc: 2\n', 'b: 1\n\nc: 2\n\na:\n  - m\n'],
    ['', 'a:\n  - m\n'],
    ['# only\r\n', '# only\r\na:\r\n  - m\r\n'],
    ['---\n# c\n', '---\n# c\na:\n  - m\n'],
    ['{}\n', 'a:\n  - m\n'],
    ['a:\n  - |+\n    x\n\nb: 1\n', 'a:\n  - |+\n    x\n\n  - m\nb: 1\n'],
    ['a:\n  - >-\n    x\n\nb: 1\n', 'a:\n  - >-\n    x\n  - m\n\nb: 1\n'],
    ['\uFEFFa:\n  - x\n', '\uFEFFa:\n  - x\n  - m\n'],
    ['a:\n  - x:\n  # c\n', 'a:\n  - x:\n  - m\n  # c\n'],
    ['a: &p # c\n  - x\n', 'a: &p # c\n  - x\n  - m\n'],
  ])('of %j makes %j', (text, expected) => {
    expect(edit(text, add('a', 'm'))).toBe(expected);
  });

  it('puts an item before another and its comments', () => {
    const text = 'a:\n  - b\n  # about d\n  - d\n';
    const at = (before: number, value: string): YamlEdit => ({
      kind: 'insert',
      path: ['a'],
      values: [value],
      before,
    });
    expect(edit(text, at(1, 'c'))).toBe(
      'a:\n  - b\n  - c\n  # about d\n  - d\n',
    );
    expect(edit(text, at(0, 'a'))).toBe(
      'a:\n  - a\n  - b\n  # about d\n  - d\n',
    );
  });

  it.each([
    ['a: [x]\n', /^a\.yaml:1:4: a is written in brackets/],
    ['b: &p [x]\na: *p\n', /^a\.yaml:2:4: a is an alias \(\*p\)/],
    ['a: &p\n  - x\nb: *p\n', /would also change the places that use \*p/],
    ['b: &p {a: [x]}\n<<: *p\n', /a comes from a merge key/],
    ['a: 1\n', /a is not a list/],
    ['a: {}\n', /a is not a list/],
    ['- x\n', /The document has no members/],
    ['a: 1\na: 2\n', /^a\.yaml:2:1: The key "a" is given twice/],
    ['a: "\n', /not YAML/],
    ['a: 1\n---\na: 2\n', /holds 2 documents/],
  ])('of %j is refused: %s', (text, message) => {
    expect(() => edit(text, add('a', 'm'))).toThrow(message);
  });
});

describe('setting values', () => {
  const set = (path: string, value: unknown) =>
    ({
      kind: 'set',
      path: path.split('.').map(s => (/^\d+$/.test(s) ? Number(s) : s)),
      value,
    } as YamlEdit);

  it.each([
    ['a: 1 # c\n', 'a', 2, 'a: 2 # c\n'],
    ["a: 'x'\n", 'a', 'y', "a: 'y'\n"],
    ['a: "x"\n', 'a', 'y', 'a: "y"\n'],
    ['a: x\n', 'a', 'yes', 'a: "yes"\n'],
    ['a:   x\n', 'a', 'x', 'a:   x\n'],
    ['a: {b: {c: x}, d: 1}\n', 'a.b.c', 'y, z', 'a: {b: {c: "y, z"}, d: 1}\n'],
    ['a: |\n  x\n\nb: 1\n', 'a', 'z', 'a: z\n\nb: 1\n'],
    ['a: |+\r\n  x\r\n\r\nb: 1\r\n', 'a', 'z', 'a: z\r\nb: 1\r\n'],
    ['a: y # c\nb: 1\n', 'a', 'l\nm', 'a: |- # c\n  l\n  m\nb: 1\n'],
    ['a:\n  - x\n  - y\n# c\nb: 1\n', 'a', 1, 'a: 1\n# c\nb: 1\n'],
    ['a: # c\n  - x\nb: 1\n', 'a', ['z'], 'a: # c\n  - z\nb: 1\n'],
    ['a: [x, y] # c\n', 'a', ['z'], 'a: [z] # c\n'],
    ['a: 1\n', 'a', { b: [1] }, 'a:\n  b:\n    - 1\n'],
    ['a:\n  x\nb: 1\n', 'a', 'z', 'a: z\nb: 1\n'],
    [
      'a:\n  -  x: 1\n     y: 2\n',
      'a.0',
      { z: 1, q: 2 },
      'a:\n  -  z: 1\n     q: 2\n',
    ],
    ['a:\n  - x\n  - y # c\n', 'a.1', 'z', 'a:\n  - x\n  - z # c\n'],
    ['a:\n  b: 1\nc: 1\n', 'a.d', 'x', 'a:\n  b: 1\n  d: x\nc: 1\n'],
    ['a: &q *z\n', 'a', 'x', /not YAML/],
    ['z: &z 1\na: *z\n', 'a', 2, 'z: &z 1\na: 2\n'],
    ['z: &z 1\na: *z\n', 'z', 2, /would also change/],
    ['? a\n: 1\n', 'a', 'x', /form that is not edited/],
    ['a: !!str 1\n', 'a', 'x', /cannot be edited without changing/],
  ] as [string, string, unknown, string | RegExp][])(
    'of %j at %s to %j',
    (text, path, value, expected) => {
      const run = () => edit(text, set(path, value));
      if (expected instanceof RegExp) expect(run).toThrow(expected);
      else expect(run()).toBe(expected);
    },
  );

  it('keeps names of JavaScript objects as data', () => {
    const value = JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}');
    const text = edit('a: 1\n', set('toString', value));
    expect(text).toBe(
      'a: 1\ntoString:\n  __proto__:\n    x: 1\n  constructor: 2\n',
    );
    expect(edit(text, set('toString', value))).toBe(text);
  });

  it('shows marks that hide in text', () => {
    const text = edit('a: 1\n', set('a', 'b\u202e\u200bc'));
    expect(text).toBe('a: "b\\u202e\\u200bc"\n');
    expect(parse(text)).toEqual({ a: 'b\u202e\u200bc' });
  });
});

describe('removing', () => {
  const remove = (...path: (string | number)[]): YamlEdit => ({
    kind: 'remove',
    path,
  });

  it.each([
    ['a:\n  - x\n  # y\n  - y\n    # in y\n  - z\n', 1, 'a:\n  - x\n  - z\n'],
    ['a:\n  - x\n\n  - y\n\n  - z\n', 1, 'a:\n  - x\n\n  - z\n'],
    ['a:\n  - x\n\n  - y\n', 1, 'a:\n  - x\n'],
    ['a:\n  - x\n\n  - y', 1, 'a:\n  - x'],
    ['a: # c\n  - x\nb: 1\n', 0, 'a: [] # c\nb: 1\n'],
    [
      'a:\n  # of the list\n\n  - x\nb: 1\n',
      0,
      'a: []\n  # of the list\n\nb: 1\n',
    ],
    ['a:\n  - x', 0, 'a: []'],
    ['a:\n  - - x\n    - y\n', 0, 'a: []\n'],
    ['a:\r\n  - x\r\n  - y\r\n', 0, 'a:\r\n  - y\r\n'],
    ['a:\n  - |+\n    x\n\n  - y\n', 0, 'a:\n  - y\n'],
    ['a:\n  - x\n', 7, 'a:\n  - x\n'],
  ])('of %j item %i gives %j', (text, index, expected) => {
    expect(edit(text, remove('a', index))).toBe(expected);
  });

  it.each([
    ['- a: 1\n  b: 2\n', '- b: 2\n'],
    ['- a: 1\n  # why b\n  b: 2\n', '-\n  # why b\n  b: 2\n'],
    ['- b: 2\n  a: 1\n- c: 1\n', '- b: 2\n- c: 1\n'],
    ['- a: 1\n- c: 1\n', '- {}\n- c: 1\n'],
  ])('of %j the key a gives %j', (text, expected) => {
    expect(edit(text, remove(0, 'a'))).toBe(expected);
  });

  it.each([
    ['a: [x, y]\n', /brackets/],
    ['a:\n  - &p x\n  - y\nb: *p\n', /\*p uses elsewhere|use \*p/],
    ['a:\n  - b: &p x\n  - y\nb: *p\n', /\*p uses elsewhere/],
  ])('of %j is refused: %s', (text, message) => {
    expect(() => edit(text, remove('a', 0))).toThrow(message);
  });
});

describe('bad input', () => {
  it('does not follow aliases that multiply', () => {
    const levels = Array.from(
      { length: 40 },
      (_, n) => `l${n + 1}: &l${n + 1} [${`*l${n},`.repeat(9)}]`,
    );
    const text = lines('l0: &l0 x', ...levels);
    expect(edit(text, add('a', 'm'))).toBe(`${text}a:\n  - m\n`);
  });

  it('says that a file is too deep or too long', () => {
    expect(() => edit(`a: ${'['.repeat(200_000)}`, add('b', 1))).toThrow(
      /^a\.yaml:\d+:\d+: /,
    );
    expect(() =>
      edit(`a: ${'['.repeat(5_000)}${']'.repeat(5_000)}\n`, add('b', 1)),
    ).toThrow(/nested too deeply/);
    expect(() => edit('- '.repeat(100_000), add('b', 1))).toThrow(
      /nested too deeply/,
    );
    expect(() => edit('#'.repeat(11_000_000), add('b', 1))).toThrow(/longer/);
  });

  // Comparing each with each would not end within the time of a test.
  it('reads many keys in time that grows with them', () => {
    const text = lines(
      ...Array.from({ length: 100_000 }, (_, n) => `key${n}: ${n}`),
    );
    expect(edit(text, add('a', 'm')).length).toBeGreaterThan(text.length);
  });
});
