import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { followLine } from './followLine';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'follow-line-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function diffOf(before: string[], after: string[]): string {
  const [a, b] = [path.join(folder, 'a'), path.join(folder, 'b')];
  fs.writeFileSync(a, before.map(line => `${line}\n`).join(''));
  fs.writeFileSync(b, after.map(line => `${line}\n`).join(''));
  const args = ['diff', '--no-index', '-U0', a, b];
  try {
    return execFileSync('git', args, { encoding: 'utf8' });
  } catch (error) {
    // 1: they differ.
    return (error as { stdout: string }).stdout;
  }
}

it('finds the same text in the new file, or nothing', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const patch = diffOf(before, after);
      const found = before.map((_, index) => followLine(patch, index + 1));
      found.forEach((line, index) => {
        if (line !== undefined) expect(after[line - 1]).toBe(before[index]);
      });
      // All that git did not take away is found, each once and in order.
      const kept = found.filter(line => line !== undefined);
      const removed = patch.match(/^-(?!-- )/gm)?.length ?? 0;
      expect(kept).toHaveLength(before.length - removed);
      expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
    }),
    { numRuns: 60 },
  );
});
