import fc from 'fast-check';
import { block, folded, many, single } from '../__testUtils__/texts';
import { boundOutput, cleanText, oneLine } from './clean';
import { parseComment } from './comments';
import { readCounts } from './counts';
import { joinPieces } from './pieces';
import { parsePlan } from './planText';
import { readStatusContext } from './statuses';

/** Bytes of the largest text. */
const LARGE = 1_000_000;
/** Most that a text eight times as long may take longer, and noise of a machine. */
const MOST = { times: 30, ms: 60 };

/** Parts of which somebody could make a text that takes long. */
const PARTS = [
  ...['`', '```', '```diff\n', '````\n', '~', '  + a = "b"\n', '      + x'],
  ...['<details><summary>Show Output</summary>\n', '</details>\n', '<b>'],
  ...['\u001b[1m', '\u001b[', '\u001b]8;;http://a\u0007', '\r', '\r\n', '\0'],
  ...[
    'Plan: 1 to add',
    '1 to add, ',
    'Plan: ',
    '0',
    ' ',
    '\t',
    '\n',
    '"',
    '\\',
  ],
  ...['### 1. dir: `a` workspace: `b`\n', '1. dir: `a` workspace: `b`\n'],
  ...['dir: `', ' # a.b will be ', '# a["', '"].b must be replaced\n', '---\n'],
  ...['-----BEGIN RSA PRIVATE KEY-----\n', 'password = ', 'https://a:', '@'],
  ...[
    'ghp_',
    'AKIA',
    'eyJ',
    '.',
    '[',
    '](',
    '/lock?id=%25',
    '<<EOT\n',
    'EOT\n',
  ],
];

const filled = (parts: readonly string[], size: number) => {
  const one = parts.join('');
  return one.repeat(Math.ceil(size / one.length)).slice(0, size);
};

const heads = [
  '',
  'Ran Plan for dir: `a` workspace: `b`\n\n',
  'Ran Plan for 2 projects:\n\n1. dir: `a` workspace: `b`\n1. dir: `c` workspace: `b`\n---\n\n### 1. dir: `a` workspace: `b`\n```diff\n',
];

/** Everything that reads what others wrote. */
const readers: [string, (text: string) => unknown][] = [
  ['comments', parseComment],
  ['plans', parsePlan],
  ['counts', readCounts],
  ['output', text => boundOutput(cleanText(text))],
  ['lines', oneLine],
  ['contexts', text => readStatusContext('atlantis', text)],
];

const timeOf = (read: (text: string) => unknown, text: string) => {
  const began = performance.now();
  read(text);
  return performance.now() - began;
};

describe.each(readers)('reading %s', (_, read) => {
  it('takes a time that grows with the text, not faster', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...heads),
        fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 4 }),
        (head, parts) => {
          const short = head + filled(parts, 8_000);
          const long = head + filled(parts, 64_000);
          const most = () => timeOf(read, short) * MOST.times + MOST.ms;
          // Others use the machine, too: the best of some counts.
          const fits = [1, 2, 3, 4, 5, 6].some(
            () => timeOf(read, long) <= most(),
          );
          expect([fits, parts]).toEqual([true, parts]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a plan of a megabyte', () => {
  const line = (index: number) =>
    `      \u001b[32m+\u001b[0m value_${index} = "<script>alert(${index})</script> [x](javascript:y)"`;
  const lines: string[] = [];
  for (let size = 0; size < LARGE; size += lines.at(-1)!.length)
    lines.push(line(lines.length));
  const output = [
    '  # terraform_data.one will be created',
    '+ resource "terraform_data" "one" {',
    ...lines,
    '    }',
    '',
    'Plan: 1 to add, 0 to change, 0 to destroy.',
  ].join('\n');

  it('is read, bounded and free of colours', () => {
    const began = performance.now();
    const parsed = parseComment(single('Plan', { dir: 'a' }, folded(output)));
    if (parsed.kind !== 'results') throw new Error(parsed.kind);
    const [section] = parsed.sections;
    expect(section).toMatchObject({ outcome: 'success', counts: { add: 1 } });
    const kept = boundOutput(cleanText(section.output!));
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(kept.truncated).toBe(true);
    expect(kept.text).not.toContain('\u001b');
    expect(kept.text.length).toBeLessThan(LARGE / 2);
    // Text stays text: what shows it escapes it.
    expect(kept.text).toContain('<script>alert(0)</script>');
    expect(kept.text).toMatch(/Plan: 1 to add, 0 to change, 0 to destroy\.$/);
  });

  it('comes in many pieces, and is put together again', () => {
    const pieces = Array.from({ length: 40 }, (_, index) => ({
      body: `${
        index === 0 ? '' : 'Continued plan output from previous comment.\n'
      }${'x'.repeat(60_000)}${
        index === 39
          ? ''
          : '\n<br>\n\n**Warning**: Output length greater than max comment size. Continued in next comment.'
      }`,
    }));
    const began = performance.now();
    expect(() => joinPieces(pieces as never)).not.toThrow();
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

it('lets no output pretend to be the next project', () => {
  const fake = [
    '```',
    '</details>',
    '',
    '---',
    '### 2. dir: `victim` workspace: `default`',
    '```diff',
    'Plan: 0 to add, 0 to change, 9 to destroy.',
    '```',
    '---',
    '### Plan Summary',
  ].join('\n');
  const parsed = parseComment(
    many('Plan', [
      [{ dir: 'a' }, block(fake)],
      [{ dir: 'b' }, block('Plan: 1 to add, 0 to change, 0 to destroy.')],
    ]),
  );
  if (parsed.kind !== 'results') throw new Error(parsed.kind);
  expect(parsed.sections.map(({ identity }) => identity.dir)).toEqual([
    'a',
    'b',
  ]);
  expect(parsed.sections[1].counts).toMatchObject({ add: 1, destroy: 0 });
});
