/**
 * The later of two answers, with the parts of the earlier one that say the same:
 * what draws hundreds of files has nothing to do then. The earlier one itself,
 * where nothing changed.
 */
export function keepSame<T extends object>(before: T, after: T): T {
  if (before === after) return before;
  const result = { ...after };
  let isSame = Object.keys(before).length === Object.keys(after).length;
  for (const key of Object.keys(after) as (keyof T)[]) {
    const says = (side: T) => JSON.stringify(side[key]);
    if (key in before && says(before) === says(after))
      result[key] = before[key];
    else isSame = false;
  }
  return isSame ? before : result;
}
