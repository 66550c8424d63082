import fc from 'fast-check';
import { cutBy, wordMarks, type WordPiece } from './words';

const whole = (pieces: readonly { text: string }[]) =>
  pieces.map(({ text }) => text).join('');
const kept = (pieces: readonly WordPiece[]) =>
  pieces
    .filter(({ changed }) => !changed)
    .map(({ text }) => text.replace(/\s/g, ''))
    .join('');
const marked = (pieces: readonly WordPiece[]) =>
  pieces.filter(({ changed }) => changed).map(({ text }) => text);

const bits = fc.constantFrom(
  ...['a', 'memory', '512', '=', ' ', '"', '한글', '👍🏽', '\u202e', '\ud800'],
);
const line = fc.array(bits, { maxLength: 14 }).map(all => all.join(''));

it('rebuilds both lines, and keeps the same on both sides', () => {
  fc.assert(
    fc.property(line, line, (before, after) => {
      const marks = wordMarks(before, after);
      if (!marks) return;
      expect(whole(marks.before)).toBe(before);
      expect(whole(marks.after)).toBe(after);
      expect(kept(marks.before)).toBe(kept(marks.after));
    }),
    { numRuns: 300 },
  );
});

it('marks nothing in a line that stays, and only what changes else', () => {
  const text = '  memory = 512 # MiB';
  const same = wordMarks(text, text)!;
  expect(marked([...same.before, ...same.after])).toEqual([]);
  const { before, after } = wordMarks(text, text.replace('512', '4096'))!;
  expect([marked(before), marked(after)]).toEqual([['512'], ['4096']]);
});

it('marks what follows each other as one', () => {
  const { after } = wordMarks(
    'a = local.name # why',
    'a = local.name # for all of us',
  )!;
  expect(marked(after)).toEqual(['for all of us']);
});

it('compares no lines that are long or have nothing in common', () => {
  const long = 'a '.repeat(300);
  expect(wordMarks(long, `${long}b`)).toBeUndefined();
  expect(wordMarks('cpu = 256', 'tags { }')).toBeUndefined();
});

it('cuts coloured pieces at the marks, and loses nothing', () => {
  fc.assert(
    fc.property(line, fc.array(fc.nat(6)), (text, lengths) => {
      const [pieces, words] = [lengths, [...lengths].reverse()].map(list => {
        const parts: WordPiece[] = [];
        let at = 0;
        for (const length of [...list, text.length]) {
          const part = text.slice(at, at + length);
          if (part) parts.push({ text: part, changed: parts.length % 2 > 0 });
          at += length;
        }
        return parts;
      });
      const cut = cutBy(pieces, words);
      expect(whole(cut)).toBe(text);
      expect(whole(cut.filter(({ changed }) => changed))).toBe(
        whole(words.filter(({ changed }) => changed)),
      );
    }),
    { numRuns: 200 },
  );
});
