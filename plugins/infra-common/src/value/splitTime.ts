/** Something that took from one time to another. Milliseconds since 1970. */
export interface Span {
  from: number;
  to: number;
}

/** What happened to a pull request. Times are milliseconds since 1970. */
export interface PullTimes extends Span {
  /** Plans, applies and other work of machines. */
  machine: readonly Span[];
  /** When somebody asked for changes, or a run or check failed. */
  objections: readonly number[];
  /** When something was pushed. */
  pushes: readonly number[];
}

/** Seconds by who was waited for; together they are the whole time. */
export interface TimeShares {
  machine: number;
  /** For a person's decision, or in a queue. */
  waiting: number;
  /** From an objection to the next push. */
  fixing: number;
}

/**
 * Splits the time of a pull request. While a machine is at work it is the
 * machine's; else it is fixing from an objection until the next push, and waiting
 * otherwise.
 */
export function splitTime(times: PullTimes): TimeShares {
  const shares: TimeShares = { machine: 0, waiting: 0, fixing: 0 };
  const within = (at: number) => at > times.from && at < times.to;
  const edges = new Set(
    [
      ...times.machine.flatMap(({ from, to }) => [from, to]),
      ...times.objections,
      ...times.pushes,
    ].filter(within),
  );
  const marks = [times.from, ...[...edges].sort((a, b) => a - b), times.to];
  for (let index = 1; index < marks.length; index += 1) {
    const [from, to] = [marks[index - 1], marks[index]];
    if (to > from) shares[shareOf(from, times)] += (to - from) / 1000;
  }
  return shares;
}

/** Of the time that begins then and ends at the next mark. */
function shareOf(at: number, times: PullTimes): keyof TimeShares {
  if (times.machine.some(({ from, to }) => from <= at && at < to)) {
    return 'machine';
  }
  const last = (all: readonly number[]) =>
    Math.max(-Infinity, ...all.filter(each => each <= at));
  // A push at the very time of an objection came before it was said.
  const objected = last(times.objections);
  return objected > -Infinity && objected >= last(times.pushes)
    ? 'fixing'
    : 'waiting';
}
