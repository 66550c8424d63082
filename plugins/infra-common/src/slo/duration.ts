/** Units of OpenSLO; case matters: `m` is a minute, `M` a month. */
export const SLO_UNITS = ['m', 'h', 'd', 'w', 'M', 'Q', 'Y'] as const;
export type SloUnit = (typeof SLO_UNITS)[number];

/** A length as OpenSLO writes it, such as `5m`, `28d` or `1M`. */
export interface SloDuration {
  count: number;
  unit: SloUnit;
}

const SECONDS: Partial<Record<SloUnit, number>> = {
  m: 60,
  h: 3_600,
  d: 86_400,
  w: 7 * 86_400,
};

/** Undefined when it is none; whole numbers from 1 only. */
export function parseSloDuration(text: string): SloDuration | undefined {
  const match = /^([1-9]\d{0,5})([mhdwMQY])$/.exec(text);
  return match
    ? { count: Number(match[1]), unit: match[2] as SloUnit }
    : undefined;
}

/** In seconds; undefined of months, quarters and years, which have no fixed length. */
export function secondsOfSlo({ count, unit }: SloDuration): number | undefined {
  const seconds = SECONDS[unit];
  return seconds === undefined ? undefined : count * seconds;
}

const PARTS: [name: string, seconds: number, exact: boolean][] = [
  ['y', 365 * 86_400, true],
  ['w', 7 * 86_400, true],
  ['d', 86_400, false],
  ['h', 3_600, false],
  ['m', 60, false],
  ['s', 1, false],
];

/**
 * A length as Prometheus prints it (`model.Duration.String`): years and weeks only
 * where nothing is left, so 28 days are `4w` and 30 days `30d`. Names of recorded
 * series end in it.
 * @param seconds a whole number
 */
export function prometheusDuration(seconds: number): string {
  if (seconds === 0) return '0s';
  let left = seconds;
  let text = '';
  for (const [name, size, exact] of PARTS) {
    const count = Math.floor(left / size);
    if (count === 0 || (exact && left % size !== 0)) continue;
    text += `${count}${name}`;
    left -= count * size;
  }
  return text;
}
