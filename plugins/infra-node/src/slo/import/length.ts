const SECONDS: Record<string, number> = {
  ...{ y: 31_536_000, w: 604_800, d: 86_400, h: 3_600, m: 60, s: 1, ms: 0.001 },
};
/** As Prometheus writes lengths: the largest unit first, each at most once. */
const LENGTH =
  /^(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m(?!s))?(?:\d+s)?(?:\d+ms)?$/;

/**
 * A length of Prometheus (`4w`, `1d12h`) as OpenSLO writes it: one whole number
 * with `w`, `d`, `h` or `m`. Undefined when it is none, or shorter than a minute.
 */
export function sloLength(text: string): string | undefined {
  if (text === '' || text.length > 40 || !LENGTH.test(text)) return undefined;
  const seconds = [...text.matchAll(/(\d+)(ms|[ywdhms])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * SECONDS[unit],
    0,
  );
  const unit = ['d', 'h', 'm'].find(each => seconds % SECONDS[each] === 0);
  if (unit === undefined || seconds === 0) return undefined;
  return `${seconds / SECONDS[unit]}${unit}`;
}
