/** Longer names are not worth the comparison. */
const LONGEST = 64;

/**
 * Number of single changes (a character more, less, other, or two swapped)
 * from one name to another, or `limit + 1` when there are more.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(
        previous[j] + 1,
        current[j - 1] + 1,
        previous[j - 1] + same,
      );
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, before[j - 2] + 1);
      current.push(best);
    }
    before = previous;
    previous = current;
  }
  return Math.min(previous[b.length], limit + 1);
}

/** Characters that may still be compared: thousands of names may be wrong. */
export interface Effort {
  left: number;
}

/**
 * The name that was most likely meant: at most a third of it differs.
 * Dashes count as underscores.
 */
export function nearest(
  name: string,
  candidates: Iterable<string>,
  effort: Effort = { left: Infinity },
): string | undefined {
  if (name.length > LONGEST) return undefined;
  const plain = name.toLowerCase().replace(/-/g, '_');
  let best: string | undefined;
  let distance = Math.floor(Math.max(name.length, 3) / 3) + 1;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    if (Math.abs(candidate.length - name.length) >= distance) continue;
    effort.left -= name.length * candidate.length;
    if (effort.left < 0) return undefined;
    const next = editDistance(plain, candidate.toLowerCase(), distance);
    if (next < distance) {
      best = candidate;
      distance = next;
    }
  }
  return best;
}
