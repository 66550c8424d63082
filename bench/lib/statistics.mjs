/**
 * Statistics of a bench run. Pure: the same numbers and seed give the same
 * answer, so a report can be checked from its JSON.
 */

/**
 * The `q`-quantile (0 to 1) of a list, interpolated between neighbours.
 * @throws RangeError for an empty list or a value that is not finite
 */
export function quantile(values, q) {
  if (values.length === 0 || !values.every(Number.isFinite)) {
    throw new RangeError('A quantile needs at least one finite value');
  }
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * q;
  const below = Math.floor(position);
  const above = Math.ceil(position);
  return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
}

export const median = values => quantile(values, 0.5);

/** Random numbers in [0, 1) that a seed determines (mulberry32). */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * How many times larger the median of `above` is than that of `below`, with a
 * bootstrap interval: both lists are drawn again with replacement, and the
 * middle `confidence` of the ratios found is reported.
 * @returns {{ratio: number, low: number, high: number}}
 * @throws RangeError when a list is empty or a value is not positive
 */
export function ratioOfMedians(
  above,
  below,
  { confidence = 0.95, draws = 5_000, seed = 1 } = {},
) {
  if (![...above, ...below].every(value => value > 0)) {
    throw new RangeError('A ratio needs positive values');
  }
  const random = seededRandom(seed);
  const again = values =>
    values.map(() => values[Math.floor(random() * values.length)]);
  const ratios = Array.from(
    { length: draws },
    () => median(again(above)) / median(again(below)),
  );
  const tail = (1 - confidence) / 2;
  return {
    ratio: median(above) / median(below),
    low: quantile(ratios, tail),
    high: quantile(ratios, 1 - tail),
  };
}

/**
 * How far two control measurements lie apart, as a part of the smaller one:
 * 0 when equal, 0.25 when one is a quarter larger than the other.
 */
export function drift(before, after) {
  return Math.max(before, after) / Math.min(before, after) - 1;
}
