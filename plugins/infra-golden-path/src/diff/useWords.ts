import { useMemo } from 'react';
import type { DiffLine } from '@infra-portal/infra-common';
import { pairsOf } from './pairs';
import { wordMarks, type WordPiece } from './words';

/** What changed within lines that take the place of another, by line. */
export function useWords(
  lines: readonly DiffLine[],
): ReadonlyMap<DiffLine, WordPiece[]> {
  return useMemo(() => {
    const all = new Map<DiffLine, WordPiece[]>();
    for (const { before, after } of pairsOf(lines)) {
      if (!before || !after || before === after) continue;
      const marks = wordMarks(before.text, after.text);
      if (!marks) continue;
      all.set(before, marks.before);
      all.set(after, marks.after);
    }
    return all;
  }, [lines]);
}
