const DAY = 86_400;

/** What a target lets fail. */
export interface Allowance {
  /** Of so many events one may fail; at least 1. */
  oneOf: number;
  /** Seconds of a full outage, at even traffic. */
  seconds: number;
}

/**
 * What a target lets fail in its window; undefined where it is none.
 * @param percent above 0 and below 100
 * @param days of the window
 */
export function allowanceOf(
  percent: unknown,
  days: unknown,
): Allowance | undefined {
  if (typeof percent !== 'number' || typeof days !== 'number') return undefined;
  if (!(percent > 0 && percent < 100 && days > 0)) return undefined;
  // Without the error of binary fractions.
  const budget = Number((1 - percent / 100).toPrecision(9));
  return {
    oneOf: Math.max(1, Math.floor(Number((1 / budget).toPrecision(9)))),
    seconds: Math.round(budget * days * DAY),
  };
}
