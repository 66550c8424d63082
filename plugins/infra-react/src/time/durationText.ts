const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/**
 * Seconds in words, with its two greatest units: "3 min 20 sec". A part of a
 * second counts as none.
 */
export function durationText(seconds: number, language: string): string {
  const whole = Math.max(0, Math.floor(seconds));
  const found = UNITS.findIndex(([, length]) => whole >= length);
  const first = found < 0 ? UNITS.length - 1 : found;
  let rest = whole;
  return UNITS.slice(first, first + 2)
    .flatMap(([unit, length], index) => {
      const count = Math.floor(rest / length);
      rest -= count * length;
      if (count === 0 && index > 0) return [];
      return new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        unitDisplay: 'short',
      }).format(count);
    })
    .join(' ');
}

/** Seconds between two times; undefined unless both are there and in order. */
export function secondsBetween(
  from: string | undefined,
  to: string | undefined,
): number | undefined {
  if (from === undefined || to === undefined) return undefined;
  const seconds = (Date.parse(to) - Date.parse(from)) / 1_000;
  return seconds >= 0 ? seconds : undefined;
}
