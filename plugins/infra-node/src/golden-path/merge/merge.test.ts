import fc from 'fast-check';
import { mergeFile, mergeTexts } from '.';

const three = (base: string, ours: string, theirs: string) =>
  mergeTexts(base, ours, theirs);

describe('merging texts', () => {
  it('takes what each side changed', () => {
    expect(three('a\nb\nc\nd\n', 'a\nB\nc\nd\n', 'a\nb\nC\nd\ne\n')).toEqual({
      text: 'a\nB\nC\nd\ne\n',
      conflicts: [],
    });
  });

  it('keeps theirs where both changed a line, and tells both', () => {
    expect(three('a\nb\nc\n', 'a\nours\nc\n', 'x\na\ntheirs\nc\n')).toEqual({
      text: 'x\na\ntheirs\nc\n',
      conflicts: [{ line: 3, base: 'b\n', ours: 'ours\n', theirs: 'theirs\n' }],
    });
  });

  it('puts an end to a line that was the last', () => {
    expect(three('a\nb', 'a\nb', 'a\nb\nc').text).toBe('a\nb\nc');
    expect(three('a\nb\n', 'A\nb\n', 'a\nb').text).toBe('A\nb');
  });

  const lines = fc
    .array(fc.constantFrom('a', 'b', 'c', '}', ''), { maxLength: 12 })
    .map(all => all.map(line => `${line}\n`).join(''));

  it('is the other side where one changed nothing', () => {
    fc.assert(
      fc.property(lines, lines, (base, other) => {
        expect(three(base, other, base).text).toBe(other);
        expect(three(base, base, other).text).toBe(other);
        expect(three(base, other, other)).toEqual({
          text: other,
          conflicts: [],
        });
      }),
    );
  });

  it('loses no line of theirs, and says where it stands', () => {
    fc.assert(
      fc.property(lines, lines, fc.nat(12), (base, ours, at) => {
        const all = base.split('\n');
        all.splice(Math.min(at, all.length - 1), 0, 'mine');
        const theirs = all.join('\n');
        const { text, conflicts } = three(base, ours, theirs);
        expect(text.split('\n').filter(line => line === 'mine')).toHaveLength(
          1,
        );
        for (const conflict of conflicts) {
          const from = text.split(/(?<=\n)/).slice(conflict.line - 1);
          expect(from.join('').startsWith(conflict.theirs)).toBe(true);
        }
        const without = text.replace('mine\n', '');
        if (conflicts.length === 0) expect(without).toBe(ours);
      }),
    );
  });
});

const tf = (base: string | undefined, ours?: string, theirs?: string) =>
  mergeFile({ path: 'stacks/a/b/dev/main.tf', base, ours, theirs });

const call = (...lines: string[]) =>
  `module "a" {\n${lines.map(line => `  ${line}\n`).join('')}}\n`;

describe('merging files', () => {
  it('is not disturbed by equals signs that a longer name moves', async () => {
    const base = call('cpu = 1', 'ram = 2');
    const ours = call('cpu         = 1', 'ram         = 2', 'long_longer = 3');
    const theirs = call('cpu = 1', 'ram = 9');
    expect(await tf(base, ours, theirs)).toEqual({
      text: call('cpu         = 1', 'ram         = 9', 'long_longer = 3'),
      conflicts: [],
    });
  });

  it('takes blocks that both put at the end', async () => {
    const base = call('a = 1');
    const [mine, yours] = ['locals {\n  m = 1\n}\n', 'locals {\n  y = 1\n}\n'];
    const { text, conflicts } = await tf(
      base,
      `${base}\n${yours}`,
      `${base}\n${mine}`,
    );
    expect(conflicts).toEqual([]);
    expect(text).toBe(`${base}\n${yours}\n${mine}`);
  });

  it('keeps a file whole whose merge nobody could read', async () => {
    const of = (text: string) => ({ path: 'a.json', text });
    const [base, ours, theirs] = [
      of('{\n"a": 1\n}\n'),
      of('{\n"a": 1,\n"b": 1\n}\n'),
      of('{\n"c": 1,\n"a": 1\n}\n'),
    ].map(({ text }) => text);
    const path = 'dashboards/a.json';
    const good = await mergeFile({ path, base, ours, theirs });
    expect(JSON.parse(good.text!)).toEqual({ a: 1, b: 1, c: 1 });
    const twice = await mergeFile({
      path,
      base: '[\n1,\n2\n]\n',
      ours: '[\n1\n]\n',
      theirs: '[\n0,\n1,\n2\n]\n',
    });
    expect(() => JSON.parse(twice.text!)).not.toThrow();
  });

  it('leaves a file away that people removed, and says when it changes', async () => {
    const base = call('a = 1');
    expect(await tf(base, base, undefined)).toEqual({ conflicts: [] });
    const changed = await tf(base, call('a = 2'), undefined);
    expect(changed.text).toBeUndefined();
    expect(changed.conflicts).toMatchObject([{ line: 1, theirs: '' }]);
  });

  it('keeps a file that is no longer given and that people changed', async () => {
    const base = call('a = 1');
    expect((await tf(base, undefined, base)).text).toBeUndefined();
    const changed = await tf(base, undefined, call('a = 2'));
    expect(changed.text).toBe(call('a = 2'));
    expect(changed.conflicts).toHaveLength(1);
    expect((await tf(undefined, base, 'x')).text).toBe(base);
  });
});
