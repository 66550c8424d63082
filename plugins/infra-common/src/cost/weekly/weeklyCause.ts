import {
  type Amount,
  compareAmounts,
  multiplyAmounts,
  subtractAmounts,
  ZERO,
} from '../amount';
import type { CostPoint } from '../api/costs';
import type { WeeklyCause } from './composeWeekly';

const square = (amount: Amount) => multiplyAmounts(amount, amount);

/**
 * What moved a stack most after a moment, and how many others did; of equal ones
 * the newest. Undefined where nothing did.
 * @param points of its history, the oldest first
 * @param since ISO 8601
 */
export function weeklyCause(
  points: readonly CostPoint[],
  since: string,
): WeeklyCause | undefined {
  const moves = points
    .map((point, index) => ({
      point,
      by: subtractAmounts(point.monthly, points[index - 1]?.monthly ?? ZERO),
    }))
    .filter(
      ({ point, by }) =>
        by !== ZERO && Date.parse(point.at) > Date.parse(since),
    );
  if (moves.length === 0) return undefined;
  const { point } = moves.reduce((greatest, each) =>
    compareAmounts(square(each.by), square(greatest.by)) >= 0 ? each : greatest,
  );
  const { cause, commit, title, pullRequest, url } = point;
  return {
    cause,
    commit,
    ...(title !== undefined && { title }),
    ...(pullRequest !== undefined && { pullRequest }),
    ...(url !== undefined && { url }),
    others: moves.length - 1,
  };
}
