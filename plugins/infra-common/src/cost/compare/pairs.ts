import { groupedBy } from '../../lists';

/** The same thing on both sides; undefined where it is not there. */
export interface Pair<T> {
  before?: T;
  after?: T;
}

const zip = <T>(before: T[], after: T[]): Pair<T>[] =>
  Array.from({ length: Math.max(before.length, after.length) }, (_, place) => ({
    ...(place < before.length && { before: before[place] }),
    ...(place < after.length && { after: after[place] }),
  }));

/**
 * Pairs what has one key. Of several with one key those pair first that are
 * alike; the rest pair in their order.
 */
export function pairUp<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (each: T) => string,
): Pair<T>[] {
  const was = groupedBy(before, keyOf);
  const is = groupedBy(after, keyOf);
  const keys = new Set([...was.keys(), ...is.keys()]);
  return [...keys].flatMap(key =>
    pairAlike(was.get(key) ?? [], is.get(key) ?? []),
  );
}

function pairAlike<T>(before: T[], after: T[]): Pair<T>[] {
  if (before.length < 2 && after.length < 2) return zip(before, after);
  const left = groupedBy(after, each => JSON.stringify(each));
  const pairs: Pair<T>[] = [];
  const rest: T[] = [];
  for (const each of before) {
    const same = left.get(JSON.stringify(each))?.shift();
    if (same === undefined) rest.push(each);
    else pairs.push({ before: each, after: same });
  }
  return [...pairs, ...zip(rest, [...left.values()].flat())];
}
