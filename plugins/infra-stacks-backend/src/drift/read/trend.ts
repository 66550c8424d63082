import {
  type DriftDay,
  type DriftTrend,
  medianOf,
} from '@infra-portal/infra-common';
import { dayOf } from '../store/rows';

const DAY = 24 * 60 * 60_000;
const SECOND = 1_000;

/** When a window of whole days in UTC begins, ms; today is its last. */
export const beginOf = (days: number, now: number) =>
  Math.floor(now / DAY) * DAY - (days - 1) * DAY;

/** Each day's drifts, and how long those lasted that ended. */
export function trendOf(
  spans: readonly { first: number; ended?: number }[],
  checked: ReadonlyMap<string, number>,
  count: number,
  now: number,
): Pick<DriftTrend, 'days' | 'repair'> {
  const begin = beginOf(count, now);
  const opened = new Array<number>(count).fill(0);
  const ended = new Array<number>(count).fill(0);
  let lasting = 0;
  const durations: number[] = [];
  for (const { first, ended: end } of spans) {
    const from = Math.floor((first - begin) / DAY);
    if (from < 0) lasting += 1;
    else if (from < count) opened[from] += 1;
    if (end === undefined) continue;
    const to = Math.floor((end - begin) / DAY);
    if (to < 0 || to >= count) continue;
    ended[to] += 1;
    durations.push(Math.max(0, (end - first) / SECOND));
  }
  const days: DriftDay[] = opened.map((own, index) => {
    lasting += own - ended[index];
    const date = dayOf(begin + index * DAY);
    return {
      ...{ date, drifted: lasting, opened: own, ended: ended[index] },
      checked: checked.get(date) ?? 0,
    };
  });
  const sum = durations.reduce((total, each) => total + each, 0);
  return {
    days,
    ...(durations.length > 0 && {
      repair: {
        mean: sum / durations.length,
        median: medianOf(durations),
        count: durations.length,
      },
    }),
  };
}
