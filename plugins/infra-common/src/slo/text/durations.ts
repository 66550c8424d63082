const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

export type SloTimeUnit = (typeof UNITS)[number][0];

export interface SloTimePart {
  unit: SloTimeUnit;
  count: number;
}

/**
 * A length in its two largest units, such as 6 days and 11 hours: what is below them
 * is dropped, so it never looks longer. The second one is left out where it is 0;
 * nothing is 0 seconds.
 * @param seconds not negative
 */
export function sloDurationParts(seconds: number): SloTimePart[] {
  const whole = Math.max(0, Math.floor(seconds));
  const first = UNITS.findIndex(([, size]) => whole >= size);
  if (first === -1) return [{ unit: 'second', count: 0 }];
  const [unit, size] = UNITS[first];
  const [next, small] = UNITS[first + 1] ?? ['second', Infinity];
  const rest = Math.floor((whole % size) / small);
  return [
    { unit, count: Math.floor(whole / size) },
    ...(rest > 0 ? [{ unit: next, count: rest }] : []),
  ];
}
