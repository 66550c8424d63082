import fc from 'fast-check';
import { diffTexts, foldDiff } from '@infra-portal/infra-common';
import { chunks } from './chunks';
import { limitParts } from './limitParts';

const line = fc.constantFrom('a', 'b', '', '  x', '}', '\r', '__proto__');
const text = fc
  .array(line, { maxLength: 40 })
  .map(lines => lines.map(each => `${each}\n`).join(''));

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
            shown.reduce(
              (sum, part) =>
                part.kind === kind && part.kind !== 'left-out'
                  ? sum + part.lines.length
                  : sum,
              0,
            );
          const all = parts.reduce((sum, part) => sum + part.lines.length, 0);
          expect(size('shown')).toBeLessThanOrEqual(limit);
          expect(size('shown') + size('folded') + left).toBe(all);
        },
      ),
    );
  });
});

describe('limitParts of an excerpt', () => {
  it('counts what was left out as little as folds, until the limit', () => {
    const row = { kind: 'added' as const, text: 'a' };
    const parts = [
      { kind: 'left-out' as const, count: 9 },
      { kind: 'shown' as const, lines: [row, row, row] },
      { kind: 'left-out' as const, count: 7 },
    ];
    const none = new Set<number>();
    expect(limitParts(parts, 4, none)).toEqual({ shown: parts, left: 0 });
    expect(limitParts(parts, 2, none)).toMatchObject({
      shown: [parts[0], { lines: [row, row] }],
      left: 8,
    });
  });
});

describe('chunks', () => {
  it('cuts without losing anything', () => {
    expect(chunks([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(chunks([], 2)).toEqual([]);
  });
});
