import fc from 'fast-check';
import { anyCharacter } from '../../../__testUtils__/anyCharacter';
import { attribute, blank, block, comment, type Item } from '../builder';
import { call, type Input, reference, template } from '../expressions';

/** Runs of a property: the given number, or many with HEAVY=1. */
export function runs(few: number): number {
  return process.env.HEAVY ? few * 8 : few;
}

const HOSTILE = [
  '${file("/etc/passwd")}',
  '%{ for a in b }',
  '"; }',
  '$',
  '%',
  '{',
  '}',
  '$$',
  '$${',
  '%%{',
  '\\',
  '\n',
  '\r\n',
  '\t',
  '"',
  '\\"',
  '\\u0024{',
  '${',
  '%{',
  '~}',
  'EOT',
  '<<EOT\n',
  '\n}\n',
  '#',
  '//',
  '/*',
  '*/',
  '\u0000',
  '\u001b[31m',
  '\u007f',
  '\u2028',
  '\ufeff',
  '\u202e',
  '\u200f',
  '한글',
  'e\u0301',
  '😀',
  '👨‍👩‍👧',
  '__proto__',
  ' ',
];

/** Text of any kind: plain, of all Unicode, and of what breaks writers. */
export function anyText(): fc.Arbitrary<string> {
  const hostile = fc
    .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 3 })), {
      maxLength: 8,
    })
    .map(parts => parts.join(''));
  return fc.oneof(
    hostile,
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.string({ unit: anyCharacter, maxLength: 20 }),
  );
}

const word = () => fc.stringMatching(/^[a-z_][a-z0-9_-]{0,12}$/);

/** Keys whose width every version of Unicode counts alike. */
const key = () =>
  fc.oneof(
    word(),
    fc.constantFrom(
      '한글',
      'a b',
      '${x}',
      '"',
      '1',
      'é',
      '😀',
      'for',
      'true',
      '',
    ),
  );

/** Data and expressions as the writer takes them. */
export function anyInput(): fc.Arbitrary<Input> {
  const { value } = fc.letrec<{ value: Input }>(tie => ({
    value: fc.oneof(
      { depthSize: 'small' },
      anyText(),
      fc.oneof(
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      ),
      fc.constantFrom(true, false, null),
      fc.tuple(word(), word()).map(([a, b]) => reference(a, b, 0)),
      fc.array(tie('value'), { maxLength: 4 }),
      fc
        .uniqueArray(fc.tuple(key(), tie('value')), {
          maxLength: 4,
          selector: ([name]) => name,
        })
        .map(entries => new Map(entries)),
      fc
        .tuple(word(), fc.array(tie('value'), { maxLength: 3 }))
        .map(([name, args]) => call(name, ...args)),
      fc
        .array(tie('value'), { maxLength: 3 })
        .map(parts => template('a', ...parts)),
    ),
  }));
  return value;
}

/** A body of arguments, comments, empty lines and blocks. */
export function anyItems(): fc.Arbitrary<Item[]> {
  const { body } = fc.letrec<{ body: Item[] }>(tie => ({
    body: fc
      .array(
        fc.oneof(
          { depthSize: 'small' },
          fc.tuple(fc.constant('attribute' as const), word(), anyInput()),
          fc.tuple(fc.constant('comment' as const), anyText()),
          fc.tuple(fc.constant('blank' as const)),
          fc.tuple(fc.constant('block' as const), word(), tie('body')),
        ),
        { maxLength: 6 },
      )
      .map(drafts => {
        const seen = new Set<string>();
        return drafts.flatMap((draft): Item[] => {
          if (draft[0] === 'comment') return [comment(draft[1])];
          if (draft[0] === 'blank') return [blank()];
          if (draft[0] === 'block') {
            return [block(`b_${draft[1]}`, ['label'], draft[2] as Item[])];
          }
          if (seen.has(draft[1])) return [];
          seen.add(draft[1]);
          return [attribute(draft[1], draft[2])];
        });
      }),
  }));
  return body;
}
