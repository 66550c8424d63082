import fc from 'fast-check';
import { stringify } from 'yaml';
import { anyCharacter } from '../../__testUtils__/anyCharacter';
import { YamlValue } from '../model';

/** Strings that are hard on a writer of YAML, and ordinary ones. */
export const anyString = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: anyCharacter, maxLength: 6 }),
  fc.constantFrom(
    '',
    'yes',
    'null',
    '1:30',
    '0x1f',
    '1_000',
    '2026-11-02',
    '<<',
    '=',
    '- a',
    'a: b',
    'a #b',
    '"; }',
    '${file("/etc/passwd")}',
    '---',
    '...',
    '%YAML',
    'a\nb\n',
    'a\n\n',
    ' a\n b',
    '\n',
    'a \nb',
    'a\n \nb',
    '\ttab',
    'CR\rLF\r\n',
    '한국어 설명',
    '\u202eevil',
    '__proto__',
    'constructor',
  ),
);

const scalar = fc.oneof(
  { weight: 4, arbitrary: anyString },
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);

/** Any data that can be written. */
export const anyValue: fc.Arbitrary<YamlValue> = fc.letrec<{
  value: YamlValue;
}>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(anyString, tie('value'), { maxKeys: 3 }),
  ),
})).value as fc.Arbitrary<YamlValue>;

/** How a file is written: everything that an edit must keep. */
export interface Layout {
  indent: number;
  indentSeq: boolean;
  gap: number;
  spaced: boolean;
  comments: boolean;
  crlf: boolean;
  finalNewline: boolean;
  singleQuote: boolean;
  flowLeaves: boolean;
}

export const anyLayout: fc.Arbitrary<Layout> = fc.record({
  indent: fc.constantFrom(2, 4, 3),
  indentSeq: fc.boolean(),
  gap: fc.constantFrom(1, 1, 3),
  spaced: fc.boolean(),
  comments: fc.boolean(),
  crlf: fc.boolean(),
  finalNewline: fc.boolean(),
  singleQuote: fc.boolean(),
  flowLeaves: fc.boolean(),
});

export interface Data {
  [key: string]: YamlValue;
}

/** A file with a list of maps between other keys, and what it says. */
export const anyData: fc.Arbitrary<Data> = fc
  .record({
    before: anyValue,
    list: fc.array(
      fc.oneof(
        {
          weight: 3,
          arbitrary: fc.dictionary(anyString, anyValue, { maxKeys: 3 }),
        },
        anyValue,
      ),
      { maxLength: 4 },
    ),
    after: anyValue,
  })
  .map(({ before, list, after }) => ({ before, list, after } as Data));

/** Writes data in a layout. */
export function write(data: Data, layout: Layout): string {
  const eol = layout.crlf ? '\r\n' : '\n';
  const lines = Object.entries(data).flatMap(([key, value], index) => [
    ...(layout.spaced && index > 0 ? [''] : []),
    ...(layout.comments ? [`# about ${key}`] : []),
    ...(key === 'list' && Array.isArray(value) && value.length > 0
      ? writeList(value, layout)
      : block({ [key]: value }, layout)),
  ]);
  // Without it, a scalar that keeps its line breaks would keep none.
  const ending = layout.finalNewline || lines[lines.length - 1].trim() === '';
  return `${lines.join(eol)}${ending ? eol : ''}`;
}

function writeList(items: YamlValue[], layout: Layout): string[] {
  const indent = layout.indentSeq ? ' '.repeat(layout.indent) : '';
  const gap = ' '.repeat(layout.gap);
  const hang = `${indent} ${gap}`;
  return [
    `list:${layout.comments ? ' # all' : ''}`,
    ...items.flatMap((item, index) => [
      ...(layout.spaced && index > 0 ? [''] : []),
      ...(layout.comments ? [`${indent}# about ${index}`] : []),
      ...block([item], layout).map((line, n) => {
        if (n === 0) return `${indent}-${gap}${line.slice(2)}`;
        return line ? `${hang}${line.slice(2)}` : line;
      }),
      ...(layout.comments && index % 2 ? [`${hang}# end of ${index}`] : []),
    ]),
  ];
}

function block(value: unknown, layout: Layout): string[] {
  const text = stringify(value, {
    lineWidth: 0,
    indent: layout.indent,
    indentSeq: layout.indentSeq,
    singleQuote: layout.singleQuote,
    doubleQuotedAsJSON: true,
    collectionStyle: layout.flowLeaves ? 'any' : 'block',
  });
  return text.replace(/\n$/, '').split('\n');
}
