import type { SloBurnDown } from '@infra-portal/infra-common';

interface Point {
  at: number;
  left: number;
}

/** The burn-down as lines over shared times; epoch seconds and parts of the budget. */
export interface BurnLines {
  times: number[];
  left: (number | null)[];
  even: (number | null)[];
  /** Where it goes from now on; of calendar windows what leads there, too. */
  projection?: (number | null)[];
  /** Of what is drawn: below it is cut off. */
  min: number;
  /** There is more below. */
  isCut: boolean;
}

/** As much of what is to come is drawn as a part of what was. */
const AHEAD = 1 / 4;
/** More than all of the budget over: it would leave the rest too small to see. */
const LOWEST = -1;

/** The value of a line between its points; null before and after them. */
export function valueAt(points: readonly Point[], at: number): number | null {
  const next = points.findIndex(point => point.at >= at);
  if (next < 0) return null;
  const to = points[next];
  if (to.at === at) return to.left;
  const from = points[next - 1];
  if (!from) return null;
  return (
    from.left + ((to.left - from.left) * (at - from.at)) / (to.at - from.at)
  );
}

/** Where the drawing ends: with the calendar window, or a little after now. */
function endOf(down: SloBurnDown, from: number): number {
  const { end, now, start, projection } = down;
  if (end > now && from <= start) return end;
  const ahead = now + (now - from) * AHEAD;
  const last = Math.min(projection?.points.at(-1)?.at ?? now, ahead);
  const spent = projection?.at;
  return spent !== undefined && spent > now ? Math.min(last, spent) : last;
}

/** A young objective's service was made not long before its first number; seconds. */
const LEAD = 3_600;

/**
 * Where the drawing of all that is known begins: with the first number, or with
 * what happened shortly before, such as the apply that made the service.
 * @param known epoch seconds
 */
export function beginningOf(
  { start, now }: SloBurnDown,
  known: number,
  marks: readonly { at: number }[],
): number {
  const earliest = known - Math.max(LEAD, now - known);
  const before = marks
    .map(({ at }) => at)
    .filter(at => at >= earliest && at < known);
  return Math.max(start, Math.min(known, ...before));
}

/** Lines of a burn-down; nothing is drawn of what was before `from`. */
export function burnLines(
  down: SloBurnDown,
  { from, known = from }: { from: number; known?: number },
): BurnLines {
  const start = Math.max(from, down.start);
  const end = endOf(down, from);
  const ahead = down.projection?.points ?? [];
  const dashed = [
    ...(down.expected ?? []).filter(({ at }) => at < down.now),
    ...ahead,
  ];
  const times = [
    ...new Set([
      ...[start, Math.max(start, known)],
      ...[...down.points, ...ahead].map(({ at }) => at),
      down.now,
      end,
    ]),
  ]
    .filter(at => at >= start && at <= end)
    .sort((a, b) => a - b);
  const valuesOf = (points: readonly Point[]) =>
    times.map(at => valueAt(points, at));
  const left = valuesOf(down.points).map((value, index) =>
    times[index] < known ? null : value,
  );
  const projection = valuesOf(dashed);
  const lowest = Math.min(0, ...left.map(value => value ?? 0));
  return {
    ...{ times, left, even: valuesOf(down.even) },
    ...(dashed.length > 0 && { projection }),
    ...{ min: Math.max(LOWEST, lowest), isCut: lowest < LOWEST },
  };
}
