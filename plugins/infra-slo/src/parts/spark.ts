import type { Objective } from '@infra-portal/infra-common';

/** Room around the picture, so that strokes are not cut. */
const EDGE = 2;
const DAY = 86_400_000;

type Point = readonly [x: number, y: number];

const rounded = (value: number) => Math.round(value * 10) / 10;

/**
 * Where the line of a picture goes that has all of the budget at its top, and
 * none or what is overspent most at its bottom. Days without a number break the
 * line; one that stands alone is a dot.
 */
export function sparkOf(
  days: Objective['days'],
  width: number,
  height: number,
): { lines: string[]; dots: Point[]; zero: number } {
  const least = Math.min(0, ...days.flatMap(each => each.budgetLeft ?? []));
  const first = Date.parse(days[0]?.date ?? '');
  const last = Date.parse(days[days.length - 1]?.date ?? '');
  const scaleX = (width - 2 * EDGE) / Math.max(DAY, last - first);
  const scaleY = (height - 2 * EDGE) / (1 - least);
  const yOf = (left: number) =>
    rounded(EDGE + (1 - Math.min(1, left)) * scaleY);
  const runs: Point[][] = [[]];
  let before = first;
  for (const { date, budgetLeft } of days) {
    const at = Date.parse(date);
    if (budgetLeft === undefined || at - before > DAY) runs.push([]);
    before = at;
    if (budgetLeft !== undefined) {
      const x = rounded(EDGE + (at - first) * scaleX);
      runs[runs.length - 1].push([x, yOf(budgetLeft)]);
    }
  }
  return {
    lines: runs.filter(run => run.length > 1).map(run => run.join(' ')),
    dots: runs.flatMap(run => (run.length === 1 ? run : [])),
    zero: yOf(0),
  };
}
