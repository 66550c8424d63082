import type { DiffLine } from '@infra-portal/infra-common';

/** What stands side by side: a line before the change, and one after it. */
export interface Pair {
  before?: DiffLine;
  after?: DiffLine;
}

/** Puts lines side by side; what goes beside what comes instead of it. */
export function pairsOf(lines: readonly DiffLine[]): Pair[] {
  const pairs: Pair[] = [];
  let gone: DiffLine[] = [];
  let come: DiffLine[] = [];
  const flush = () => {
    const size = Math.max(gone.length, come.length);
    for (let at = 0; at < size; at += 1) {
      pairs.push({ before: gone[at], after: come[at] });
    }
    [gone, come] = [[], []];
  };
  for (const line of lines) {
    if (line.kind === 'same') {
      flush();
      pairs.push({ before: line, after: line });
    } else if (line.kind === 'removed') {
      // What goes after something came begins another change.
      if (come.length > 0) flush();
      gone.push(line);
    } else {
      come.push(line);
    }
  }
  flush();
  return pairs;
}
