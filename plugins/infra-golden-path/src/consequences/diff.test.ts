import fc from 'fast-check';
import { chunks, CONTEXT, diffTexts, endsWithinLine, foldDiff } from './diff';
import { limitParts } from './limitParts';

const line = fc.constantFrom('a', 'b', '', '  x', '}', '\r', '__proto__');
const text = fc
  .array(line, { maxLength: 40 })
  .map(lines => lines.map(each => `${each}\n`).join(''));

const joined = (lines: { text: string }[]) =>
  lines.map(each => `${each.text}\n`).join('');

describe('diffTexts', () => {
  it('gives both texts back', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffTexts(before, after);
        expect(joined(lines.filter(l => l.kind !== 'added'))).toBe(before);
        expect(joined(lines.filter(l => l.kind !== 'removed'))).toBe(after);
      }),
    );
  });

  it('numbers the lines of each text without a gap', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffTexts(before, after);
        for (const side of ['before', 'after'] as const) {
          const numbers = lines.flatMap(each => each[side] ?? []);
          expect(numbers).toEqual(numbers.map((_, index) => index + 1));
        }
      }),
    );
  });

  it('says nothing of a text that stays', () => {
    fc.assert(
      fc.property(text, same => {
        expect(diffTexts(same, same).every(l => l.kind === 'same')).toBe(true);
      }),
    );
  });

  it('takes a new file as added and one that goes as removed', () => {
    expect(diffTexts(undefined, 'a\nb')).toEqual([
      { kind: 'added', text: 'a', after: 1 },
      { kind: 'added', text: 'b', after: 2 },
    ]);
    expect(diffTexts('a\n', undefined)).toEqual([
      { kind: 'removed', text: 'a', before: 1 },
    ]);
    expect(diffTexts(undefined, '')).toEqual([]);
  });

  it('does not try for long to match texts that share next to nothing', () => {
    const many = (name: string) =>
      Array.from({ length: 5000 }, (_, i) => `${name}${i}\n`).join('');
    const lines = diffTexts(many('a'), many('b'));
    expect(lines).toHaveLength(10_000);
    expect(lines[0].kind).toBe('removed');
    expect(lines[9_999].kind).toBe('added');
  });

  it('notices a text that ends within a line', () => {
    expect(endsWithinLine('a')).toBe(true);
    expect(endsWithinLine('a\n')).toBe(false);
    expect(endsWithinLine('')).toBe(false);
    expect(endsWithinLine(undefined)).toBe(false);
  });
});

describe('foldDiff', () => {
  it('loses and reorders nothing, and folds no change', () => {
    fc.assert(
      fc.property(text, text, fc.nat(5), (before, after, context) => {
        const lines = diffTexts(before, after);
        const parts = foldDiff(lines, context);
        expect(parts.flatMap(part => part.lines)).toEqual(lines);
        for (const part of parts.filter(each => each.kind === 'folded')) {
          expect(part.lines.every(l => l.kind === 'same')).toBe(true);
        }
      }),
    );
  });

  it('keeps the lines around a change, and not more', () => {
    const before = Array.from({ length: 30 }, (_, i) => `l${i}\n`).join('');
    const parts = foldDiff(diffTexts(before, before.replace('l15\n', 'x\n')));
    expect(parts.map(part => [part.kind, part.lines.length])).toEqual([
      ['folded', 15 - CONTEXT],
      ['shown', 2 * CONTEXT + 2],
      ['folded', 30 - 16 - CONTEXT],
    ]);
  });

  it('shows a single line rather than a fold of it', () => {
    const before = Array.from({ length: 8 }, (_, i) => `l${i}\n`).join('');
    const after = before.replace('l0\n', 'x\n').replace('l4\n', 'y\n');
    expect(foldDiff(diffTexts(before, after), 1).map(p => p.kind)).toEqual([
      'shown',
      'folded',
    ]);
  });
});

describe('limitParts', () => {
  it('shows at most the limit, and counts every line that is left', () => {
    fc.assert(
      fc.property(
        text,
        text,
        fc.integer({ min: 1, max: 60 }),
        (a, b, limit) => {
          const parts = foldDiff(diffTexts(a, b));
          const { shown, left } = limitParts(parts, limit, new Set());
          const size = (kind: string) =>
            shown
              .filter(part => part.kind === kind)
              .reduce((sum, part) => sum + part.lines.length, 0);
          const all = parts.reduce((sum, part) => sum + part.lines.length, 0);
          expect(size('shown')).toBeLessThanOrEqual(limit);
          expect(size('shown') + size('folded') + left).toBe(all);
        },
      ),
    );
  });
});

describe('chunks', () => {
  it('cuts without losing anything', () => {
    expect(chunks([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(chunks([], 2)).toEqual([]);
  });
});
