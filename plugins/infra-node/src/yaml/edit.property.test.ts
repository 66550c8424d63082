import fc from 'fast-check';
import { parse } from 'yaml';
import { EditConflict } from '../splice/editConflict';
import {
  anyData,
  anyLayout,
  anyString,
  anyValue,
  Data,
  write,
} from './__testUtils__/documents';
import { editYaml } from './edit';
import { YamlEdit } from './edits';
import { YamlValue } from './model';

const file = 'a.yaml';
const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 400) };

/** Documents in some layout, together with what they say. */
const anyFile = fc
  .tuple(anyData, anyLayout)
  .map(([data, layout]) => ({ data, text: write(data, layout) }))
  // What the generator cannot write itself is no case.
  .filter(({ data, text }) => same(read(text), data));

function read(text: string): unknown {
  try {
    return parse(text, { logLevel: 'silent' });
  } catch {
    return undefined;
  }
}

/** Equal as JSON has it: names of prototypes are ordinary keys. */
function same(a: unknown, b: unknown): boolean {
  const text = (value: unknown) =>
    JSON.stringify(value, (_, member) =>
      Object.is(member, -0) ? '-0' : member,
    );
  return text(a) === text(b);
}

const edited = (text: string, ...edits: YamlEdit[]) =>
  editYaml({ file, text }, edits);

/** How many characters at both ends two texts have in common. */
function commonEnds(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head += 1;
  let tail = 0;
  while (
    tail < most - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  ) {
    tail += 1;
  }
  return head + tail;
}

describe('for any document', () => {
  it('an inserted item is there, and everything else is as it was', () => {
    fc.assert(
      fc.property(anyFile, anyValue, fc.nat(9), ({ data, text }, value, at) => {
        const list = data.list as YamlValue[];
        fc.pre(list.length > 0);
        const before = at > list.length ? undefined : at;
        const edit: YamlEdit = {
          kind: 'insert',
          path: ['list'],
          values: [value],
          before,
        };
        const result = edited(text, edit);
        const items = [...list];
        items.splice(before ?? items.length, 0, value);
        expect(same(read(result), { ...data, list: items })).toBe(true);
        expect(commonEnds(text, result)).toBe(text.length);
        expect(/[^\r]\n/.test(result)).toBe(
          /[^\r]\n/.test(text) || (!/\r\n/.test(text) && /\n/.test(result)),
        );
      }),
      RUNS,
    );
  });

  it('a removed item is gone, and coming back changes nothing else', () => {
    fc.assert(
      fc.property(anyFile, fc.nat(3), ({ data, text }, index) => {
        const list = data.list as YamlValue[];
        fc.pre(index < list.length && list.length > 1);
        const result = edited(text, { kind: 'remove', path: ['list', index] });
        const items = list.filter((_, each) => each !== index);
        expect(same(read(result), { ...data, list: items })).toBe(true);
        expect(commonEnds(text, result)).toBe(result.length);
      }),
      RUNS,
    );
  });

  it('the last item leaves an empty list, which takes an item again', () => {
    fc.assert(
      fc.property(anyFile, anyValue, ({ data, text }, value) => {
        const list = data.list as YamlValue[];
        const removals = list.map(
          (): YamlEdit => ({ kind: 'remove', path: ['list', 0] }),
        );
        const empty = edited(text, ...removals);
        expect(same(read(empty), { ...data, list: [] })).toBe(true);
        const again = edited(empty, {
          kind: 'insert',
          path: ['list'],
          values: [value],
        });
        expect(same(read(again), { ...data, list: [value] })).toBe(true);
      }),
      RUNS,
    );
  });

  it('a set value is there, and setting it again changes nothing', () => {
    const path = fc.constantFrom(['before'], ['list', 0], ['after'], ['new']);
    fc.assert(
      fc.property(anyFile, anyValue, path, ({ data, text }, value, where) => {
        fc.pre(where.length === 1 || (data.list as YamlValue[]).length > 0);
        const edit: YamlEdit = { kind: 'set', path: where, value };
        const result = edited(text, edit);
        const expected: Data = { ...data };
        if (where.length === 1) expected[where[0]] = value;
        else expected.list = [value, ...(data.list as YamlValue[]).slice(1)];
        expect(same(read(result), expected)).toBe(true);
        expect(edited(result, edit)).toBe(result);
      }),
      RUNS,
    );
  });

  it('a key of an item is set or removed', () => {
    fc.assert(
      fc.property(
        anyFile,
        anyString,
        anyValue,
        ({ data, text }, key, value) => {
          const first = (data.list as YamlValue[])[0];
          fc.pre(
            typeof first === 'object' &&
              first !== null &&
              !Array.isArray(first) &&
              Object.keys(first).length > 0 &&
              key !== '<<' &&
              !Object.hasOwn(first, '<<'),
          );
          const path = ['list', 0, key];
          const result = edited(text, { kind: 'set', path, value });
          const members = new Map(Object.entries(first as object));
          const had = members.has(key);
          members.set(key, value);
          const changed = Object.fromEntries(members);
          const list = [changed, ...(data.list as YamlValue[]).slice(1)];
          expect(same(read(result), { ...data, list })).toBe(true);
          if (had) return;
          const back = edited(result, { kind: 'remove', path });
          expect(same(read(back), data)).toBe(true);
          expect(back).toBe(text);
        },
      ),
      RUNS,
    );
  });
});

it('answers any text with an edit or a reason', () => {
  const hostile = fc.oneof(
    anyString,
    fc
      .array(
        fc.constantFrom(
          'list:',
          '- ',
          '\n',
          '  ',
          '&a ',
          '*a',
          '[',
          ']',
          '{',
          '}',
          '? ',
          ': ',
          '|',
          '>-',
          '#',
          '"',
          "'",
          '<<: ',
          '!!str ',
          '---\n',
          'x',
          '\t',
          '\r\n',
          ',',
        ),
        { maxLength: 30 },
      )
      .map(parts => parts.join('')),
  );
  const kinds = fc.constantFrom<YamlEdit>(
    { kind: 'insert', path: ['list'], values: [{ a: 'b' }] },
    { kind: 'set', path: ['list', 0], value: ['x'] },
    { kind: 'set', path: ['x'], value: 'y' },
    { kind: 'remove', path: ['list', 0] },
    { kind: 'remove', path: ['x'] },
  );
  fc.assert(
    fc.property(hostile, kinds, (text, edit) => {
      try {
        expect(typeof edited(text, edit)).toBe('string');
      } catch (error) {
        expect(error).toBeInstanceOf(EditConflict);
      }
    }),
    { numRuns: RUNS.numRuns * 5 },
  );
});
