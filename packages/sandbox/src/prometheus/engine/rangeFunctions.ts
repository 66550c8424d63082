import type { Samples } from './Samples';

const { min } = Math;
const { isNaN: isNaNumber } = Number;

/** Samples of one window, both indexes included; there is one at least. */
interface Window {
  samples: Samples;
  first: number;
  last: number;
  /** Ends of the window; milliseconds. */
  from: number;
  to: number;
}

type RangeFunction = (window: Window) => number | undefined;

/**
 * The change in a window, stretched to its ends where samples come near them: what
 * Prometheus does (`extrapolatedRate` of its promql/functions.go).
 */
function extrapolated(
  { samples, first, last, from, to }: Window,
  { isCounter, isRate }: { isCounter: boolean; isRate: boolean },
): number | undefined {
  if (last === first) return undefined;
  const { times, values } = samples;
  const change =
    values[last] - values[first] + (isCounter ? samples.lost(first, last) : 0);
  const sampled = (times[last] - times[first]) / 1_000;
  const average = sampled / (last - first);
  let toStart = (times[first] - from) / 1_000;
  const toEnd = (to - times[last]) / 1_000;
  if (isCounter && change > 0 && values[first] >= 0) {
    // A counter was never below zero.
    toStart = min(toStart, sampled * (values[first] / change));
  }
  const near = average * 1.1;
  const whole =
    sampled +
    (toStart < near ? toStart : average / 2) +
    (toEnd < near ? toEnd : average / 2);
  const factor = whole / sampled / (isRate ? (to - from) / 1_000 : 1);
  return change * factor;
}

function instantRate({ samples, first, last }: Window): number | undefined {
  if (last === first) return undefined;
  const { times, values } = samples;
  const [before, now] = [values[last - 1], values[last]];
  const change = now < before ? now : now - before;
  const seconds = (times[last] - times[last - 1]) / 1_000;
  return seconds === 0 ? undefined : change / seconds;
}

function extreme(
  { samples, first, last }: Window,
  isBetter: (value: number, best: number) => boolean,
): number {
  let best = samples.values[first];
  for (let index = first + 1; index <= last; index++) {
    const value = samples.values[index];
    if (isBetter(value, best) || isNaNumber(best)) best = value;
  }
  return best;
}

const count = ({ first, last }: Window) => last - first + 1;
const sum = ({ samples, first, last }: Window) => samples.sum(first, last);

/** What a function makes of the samples of a window. */
export const RANGE_FUNCTIONS: Readonly<Record<string, RangeFunction>> = {
  rate: window => extrapolated(window, { isCounter: true, isRate: true }),
  increase: window => extrapolated(window, { isCounter: true, isRate: false }),
  delta: window => extrapolated(window, { isCounter: false, isRate: false }),
  irate: instantRate,
  sum_over_time: sum,
  avg_over_time: window => sum(window) / count(window),
  count_over_time: count,
  min_over_time: window => extreme(window, (value, best) => value < best),
  max_over_time: window => extreme(window, (value, best) => value > best),
  last_over_time: ({ samples, last }) => samples.values[last],
  present_over_time: () => 1,
};
