import fc from 'fast-check';
import { splitComment } from './split';

const WARNING =
  '\n<br>\n\n**Warning**: Output length greater than max comment size. Continued in next comment.';
const BEGIN = 'Continued plan output from previous comment.\n';
const lines = (count: number) =>
  Array.from({ length: count }, (_, at) => `+ line ${at}\n`).join('');

/** Text that takes care of what is cut: many bytes a character, fences, folds. */
const text = fc
  .array(
    fc.constantFrom(
      ...['```diff\n', '```\n', '<details><summary>Show Output</summary>\n'],
      ...['</details>\n', '`', ' ', '\n', '한글', '🙂', '+ word = "value"\n'],
    ),
    { maxLength: 400 },
  )
  .map(parts => parts.join(''));

describe('splitComment', () => {
  it('leaves alone what fits', () => {
    expect(splitComment('short', 100, 'plan')).toEqual(['short']);
    expect(splitComment('한글', 6, 'plan')).toEqual(['한글']);
  });

  it('closes a fence where it is cut, and opens it again', () => {
    const body = `Ran Plan for dir: \`a\`\n\n\`\`\`diff\n${lines(60)}\`\`\`\n`;
    const pieces = splitComment(body, 500, 'plan');
    expect(pieces.length).toBeGreaterThan(1);
    const [first, ...others] = pieces;
    expect(first).toMatch(/^Ran Plan for dir: `a`\n\n```diff\n\+ line 0\n/);
    expect(first.endsWith(`\n\`\`\`\n${WARNING}`)).toBe(true);
    for (const piece of others) {
      expect(piece.startsWith(`${BEGIN}\`\`\`diff\n+ line `)).toBe(true);
    }
    expect(pieces.at(-1)).toMatch(/\+ line 59\n```\n$/);
  });

  it('closes and opens what is folded as well', () => {
    const body = `<details><summary>Show Output</summary>\n\n\`\`\`diff\n${lines(
      60,
    )}\`\`\`\n</details>\n`;
    const pieces = splitComment(body, 500, 'apply');
    expect(pieces[0].endsWith(`\n\`\`\`\n</details>\n${WARNING}`)).toBe(true);
    expect(pieces[1]).toMatch(
      /^Continued apply output from previous comment\.\n<details><summary>Show Output<\/summary>\n\n```diff\n/,
    );
  });

  it('cuts nothing away, never within a character, and keeps to the size', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 400, max: 700 }), (body, size) => {
        const pieces = splitComment(body, size, 'plan');
        let rest = body;
        for (const piece of pieces) {
          expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(size);
          expect(piece).not.toContain('\ufffd');
          const middle = inner(piece, rest);
          expect(rest.startsWith(middle)).toBe(true);
          rest = rest.slice(middle.length);
        }
        expect(rest).toBe('');
      }),
    );
  });
});

/** A piece without what was put around it; `rest` is what is still to come. */
function inner(piece: string, rest: string): string {
  const openers = [
    '<details><summary>Show Output</summary>\n\n```diff\n',
    '```diff\n',
    '`',
    '',
  ];
  const closers = [
    '\n```\n</details>\n',
    '\n</details>\n',
    '\n```\n',
    '`\n',
    '',
  ];
  const heads = piece.startsWith(BEGIN)
    ? openers.map(each => BEGIN + each)
    : [''];
  const tails = piece.endsWith(WARNING)
    ? closers.map(each => each + WARNING)
    : [''];
  const found = heads.flatMap(head =>
    tails.flatMap(tail => {
      if (!piece.startsWith(head) || !piece.endsWith(tail)) return [];
      const middle = piece.slice(head.length, piece.length - tail.length);
      return rest.startsWith(middle) ? [middle] : [];
    }),
  );
  // The least that was put around it explains the most of it.
  return found.sort((a, b) => a.length - b.length)[0] ?? piece;
}
