const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** How long CloudWatch keeps points, by the seconds of one, the finest first. */
export const KEPT: readonly { period: number; seconds: number }[] = [
  { period: MINUTE, seconds: 15 * DAY },
  { period: 300, seconds: 63 * DAY },
  { period: HOUR, seconds: 455 * DAY },
];

/** Seconds until a point is there for good; what is newer is not asked for. */
export const LAG = 300;

/**
 * The finest period that CloudWatch still has at an age: asking for a finer one
 * would bring the newer part only, and no error.
 * @param age seconds since the oldest point that is wanted
 * @param wanted seconds; the answer is a multiple of what is kept
 */
export function periodAt(age: number, wanted = MINUTE): number {
  const { period } =
    KEPT.find(({ seconds }) => age <= seconds) ?? KEPT[KEPT.length - 1];
  return Math.ceil(wanted / period) * period;
}

/** Parts of a range, each with the finest period that is still there. */
export function segments(
  { start, end }: { start: number; end: number },
  wanted: number,
  now: number,
): { start: number; end: number; period: number }[] {
  const found: { start: number; end: number; period: number }[] = [];
  let until = end;
  for (const { seconds } of KEPT) {
    if (until <= start) break;
    const period = periodAt(seconds, wanted);
    const oldest = Math.max(start, now - seconds);
    const from =
      oldest === start
        ? Math.floor(start / period) * period
        : Math.ceil(oldest / HOUR) * HOUR;
    if (from < until) found.unshift({ start: from, end: until, period });
    until = Math.min(until, from);
  }
  return found;
}
