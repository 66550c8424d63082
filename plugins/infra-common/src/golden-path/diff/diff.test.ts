import { applyPatch } from 'diff';
import fc from 'fast-check';
import { cutSame, diffTexts, endsWithinLine, foldDiff } from '.';
import { DIFF_CONTEXT } from './diffTexts';
import {
  applyExcerpt,
  excerptOf,
  partsOfExcerpt,
  patchOfExcerpt,
} from './excerpt';

const line = fc.constantFrom('a', 'b', '', '  x', '}', '\r', '__proto__');
const lines = fc.array(line, { maxLength: 40 });
const closed = lines.map(all => all.map(each => `${each}\n`).join(''));
const anyText = fc.oneof(
  closed,
  lines.map(all => all.join('\n')),
);

/** Texts that share much, such as a list and the same with items added. */
const edited = fc
  .tuple(lines, fc.array(fc.tuple(fc.nat(), lines, fc.nat(3))))
  .map(([old, changes]) => {
    const young = [...old];
    for (const [at, more, gone] of changes) {
      young.splice(at % (young.length + 1), gone, ...more.slice(0, 4));
    }
    const text = (all: string[]) => all.map(each => `${each}\n`).join('');
    return [text(old), text(young)] as const;
  });

const joined = (all: { text: string }[]) =>
  all.map(each => `${each.text}\n`).join('');

describe('cutSame', () => {
  it('loses nothing, and cuts between lines', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const cut = cutSame(before, after);
        expect(cut.head + cut.before + cut.tail).toBe(before);
        expect(cut.head + cut.after + cut.tail).toBe(after);
        expect(endsWithinLine(cut.head)).toBe(false);
        if (cut.tail) {
          expect(endsWithinLine(cut.head + cut.before)).toBe(false);
          expect(endsWithinLine(cut.head + cut.after)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves of a long list only what was added to it', () => {
    const items = Array.from({ length: 5000 }, (_, at) => `- name: n${at}\n`);
    const young = items.toSpliced(2500, 0, '- name: young\n').join('');
    const cut = cutSame(items.join(''), young);
    expect(cut).toMatchObject({ before: '', after: '- name: young\n' });
  });
});

describe('diffTexts', () => {
  it('gives both texts back', () => {
    fc.assert(
      fc.property(closed, closed, (before, after) => {
        const all = diffTexts(before, after);
        expect(joined(all.filter(l => l.kind !== 'added'))).toBe(before);
        expect(joined(all.filter(l => l.kind !== 'removed'))).toBe(after);
      }),
    );
  });

  it('numbers the lines of each text without a gap', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const all = diffTexts(before, after);
        for (const side of ['before', 'after'] as const) {
          const numbers = all.flatMap(each => each[side] ?? []);
          expect(numbers).toEqual(numbers.map((_, index) => index + 1));
        }
      }),
    );
  });

  it('says nothing of a text that stays', () => {
    fc.assert(
      fc.property(closed, same => {
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
    const all = diffTexts(many('a'), many('b'));
    expect(all).toHaveLength(10_000);
    expect(all[0].kind).toBe('removed');
    expect(all[9_999].kind).toBe('added');
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
      fc.property(closed, closed, fc.nat(5), (before, after, context) => {
        const all = diffTexts(before, after);
        const parts = foldDiff(all, context);
        expect(parts.flatMap(part => part.lines)).toEqual(all);
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
      ['folded', 15 - DIFF_CONTEXT],
      ['shown', 2 * DIFF_CONTEXT + 2],
      ['folded', 30 - 16 - DIFF_CONTEXT],
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

describe('excerptOf', () => {
  it('is enough to make the text after from the text before', () => {
    const pairs = fc.oneof(edited, fc.tuple(closed, closed));
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        expect(applyExcerpt(before, excerptOf(before, after)!)).toBe(after);
      }),
      { numRuns: 1000 },
    );
  });

  it('shows the very lines that the whole comparison shows', () => {
    fc.assert(
      fc.property(edited, ([before, after]) => {
        const whole = foldDiff(diffTexts(before, after)).map(part =>
          part.kind === 'shown'
            ? part
            : { kind: 'left-out', count: part.lines.length },
        );
        expect(partsOfExcerpt(excerptOf(before, after)!)).toEqual(whole);
      }),
      { numRuns: 1000 },
    );
  });

  it('counts the lines of both texts', () => {
    fc.assert(
      fc.property(closed, closed, (before, after) => {
        const all = diffTexts(before, after);
        const count = (side: 'before' | 'after') =>
          all.filter(each => each[side] !== undefined).length;
        expect(excerptOf(before, after)?.lines).toEqual({
          before: count('before'),
          after: count('after'),
        });
      }),
    );
  });

  it('leaves texts alone that end within a line', () => {
    expect(excerptOf('a\n', 'a\nb')).toBeUndefined();
    expect(excerptOf('a', 'a\n')).toBeUndefined();
  });

  it('leaves texts alone that share next to nothing', () => {
    const many = (name: string) => `${name}\n`.repeat(300);
    expect(excerptOf(many('a'), many('b'))).toBeUndefined();
  });

  it('carries next to nothing of a long list', () => {
    const items = Array.from({ length: 20_000 }, (_, at) => `- name: n${at}\n`);
    const young = items.toSpliced(10_000, 0, '- name: young\n').join('');
    const excerpt = excerptOf(items.join(''), young)!;
    expect(JSON.stringify(excerpt).length).toBeLessThan(1000);
    expect(partsOfExcerpt(excerpt)).toMatchObject([
      { kind: 'left-out', count: 9_997 },
      { kind: 'shown' },
      { kind: 'left-out', count: 9_997 },
    ]);
  });
});

describe('patchOfExcerpt', () => {
  it('is a patch that gives the text after', () => {
    fc.assert(
      fc.property(edited, ([before, after]) => {
        const patch = patchOfExcerpt('a list.yaml', excerptOf(before, after)!);
        expect(applyPatch(before, patch)).toBe(after);
      }),
      { numRuns: 500 },
    );
  });
});
