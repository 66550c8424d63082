import fc from 'fast-check';
import { diffTexts, excerptOf } from '@infra-portal/infra-common';
import { blocksOf } from './blocks';
import { pairsOf } from './pairs';
import { isAt, linesIn, sectionsOf, stopsOf } from './sections';

const lines = fc.array(fc.constantFrom('a', 'b', '', '}'), { maxLength: 60 });
const texts = fc
  .tuple(
    lines,
    fc.array(fc.tuple(fc.nat(), lines, fc.nat(3)), { maxLength: 4 }),
  )
  .map(([old, changes]) => {
    const young = [...old];
    for (const [at, more, gone] of changes) {
      young.splice(at % (young.length + 1), gone, ...more.slice(0, 4));
    }
    const text = (all: string[]) => all.map(each => `${each}\n`).join('');
    return [text(old), text(young)] as const;
  });
const some = fc.array(fc.nat({ max: 80 }), { maxLength: 30 });

function openedOf(after: string, numbers: number[]) {
  const all = after.split('\n').slice(0, -1);
  return new Map(
    numbers.flatMap(number => {
      const text = all[number - 1];
      return text === undefined ? [] : [[number, text] as const];
    }),
  );
}

describe('sectionsOf', () => {
  it('has every line once, shown or folded, however much is open', () => {
    fc.assert(
      fc.property(texts, some, ([before, after], numbers) => {
        const opened = openedOf(after, numbers);
        const sections = sectionsOf(excerptOf(before, after)!, opened);
        const whole = diffTexts(before, after);
        let at = 0;
        for (const section of sections) {
          if (section.kind === 'fold') {
            expect(section.count).toBeGreaterThan(0);
            expect(whole[at]).toMatchObject({
              kind: 'same',
              before: section.before,
              after: section.after,
            });
            at += section.count;
          } else {
            expect(section.lines).toEqual(
              whole.slice(at, at + section.lines.length),
            );
            at += section.lines.length;
          }
        }
        expect(at).toBe(whole.length);
        for (const number of opened.keys()) {
          const place = { side: 'after', line: number } as const;
          expect(linesIn(sections).some(line => isAt(line, place))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never has two sections of lines in a row', () => {
    fc.assert(
      fc.property(texts, some, ([before, after], numbers) => {
        const sections = sectionsOf(
          excerptOf(before, after)!,
          openedOf(after, numbers),
        );
        const kinds = sections.map(section => section.kind).join(' ');
        expect(kinds).not.toContain('lines lines');
      }),
      { numRuns: 100 },
    );
  });
});

describe('stopsOf', () => {
  it('stops at the first line of each change, and where something is said', () => {
    const before = Array.from({ length: 12 }, (_, i) => `l${i}\n`).join('');
    const after = before.replace('l4\n', 'x\ny\n').replace('l9\n', '');
    const sections = sectionsOf(excerptOf(before, after)!, new Map());
    expect(stopsOf(sections, [])).toEqual([
      { side: 'before', line: 5 },
      { side: 'before', line: 10 },
    ]);
    expect(stopsOf(sections, [{ side: 'after', line: 6 }])).toContainEqual({
      side: 'after',
      line: 6,
    });
  });
});

describe('blocksOf', () => {
  it('loses and reorders nothing, and keeps blocks small', () => {
    fc.assert(
      fc.property(texts, ([before, after]) => {
        const whole = diffTexts(before, after);
        const blocks = blocksOf([{ kind: 'lines', lines: whole }]);
        expect(
          blocks.flatMap(block => (block.kind === 'fold' ? [] : block.lines)),
        ).toEqual(whole);
        for (const block of blocks) {
          if (block.kind === 'block') {
            expect(block.lines.length).toBeLessThanOrEqual(160);
          }
        }
        const keys = blocks.map(block => block.kind === 'block' && block.key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 100 },
    );
  });

  it('cuts a new file of thousands of lines', () => {
    const whole = diffTexts('', 'a\n'.repeat(4000));
    expect(blocksOf([{ kind: 'lines', lines: whole }])).toHaveLength(100);
  });
});

describe('pairsOf', () => {
  it('has each line on its side, in order', () => {
    fc.assert(
      fc.property(texts, ([before, after]) => {
        const whole = diffTexts(before, after);
        const pairs = pairsOf(whole);
        const side = (name: 'before' | 'after') =>
          pairs.flatMap(pair => pair[name]?.[name] ?? []);
        const numbers = (name: 'before' | 'after') =>
          whole.flatMap(line => line[name] ?? []);
        expect(side('before')).toEqual(numbers('before'));
        expect(side('after')).toEqual(numbers('after'));
        expect(pairs.every(pair => pair.before ?? pair.after)).toBeTruthy();
      }),
      { numRuns: 200 },
    );
  });

  it('puts what comes beside what goes', () => {
    const pairs = pairsOf(diffTexts('a\nb\nc\n', 'a\nx\ny\nc\n'));
    expect(
      pairs.map(({ before, after }) => [before?.text, after?.text]),
    ).toEqual([
      ['a', 'a'],
      ['b', 'x'],
      [undefined, 'y'],
      ['c', 'c'],
    ]);
  });
});
