import { diffLines } from 'diff';
import fc from 'fast-check';
import { differingLines, previewFileOf } from './comparison';

const text = fc
  .array(fc.constantFrom('a', 'b', 'ab', ''), { maxLength: 8 })
  .chain(lines => fc.constantFrom('', '\n').map(end => lines.join('\n') + end));

describe('differing lines', () => {
  it('are whole lines, between what both begin and end with', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [a, b] = differingLines(before, after);
        expect(before).toContain(a);
        expect(before.length - a.length).toBe(after.length - b.length);
        let [added, removed] = [0, 0];
        for (const part of diffLines(before, after)) {
          if (part.added) added += part.count;
          if (part.removed) removed += part.count;
        }
        const change = { path: 'a', before, after };
        expect(previewFileOf(change)).toMatchObject({ added, removed });
      }),
      { numRuns: 2_000 },
    );
  });

  it('are counted one by one in a long list', () => {
    const line = (index: number) => `- name: ${index}\n`;
    const lines = Array.from({ length: 60_000 }, (_, index) => line(index));
    const before = lines.join('');
    const after = [...lines.slice(0, 100), 'new\n', ...lines.slice(101)].join(
      '',
    );
    expect(previewFileOf({ path: 'a', before, after })).toMatchObject({
      added: 1,
      removed: 1,
    });
  });
});
