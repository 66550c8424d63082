import Big from 'big.js';
import type { OpenSlo } from '../openslo/schema';
import type { Problems } from './Problems';

/** A target, and the budget that it leaves; both are ratios. */
export function targetOf(
  { target, targetPercent }: OpenSlo['spec']['objectives'][number],
  problems: Problems,
): { target: number; budget: number } | undefined {
  const path = ['spec', 'objectives', 0];
  if ((target === undefined) === (targetPercent === undefined)) {
    problems.error('It needs either target or targetPercent.', path);
    return undefined;
  }
  const isPercent = targetPercent !== undefined;
  const key = isPercent ? 'targetPercent' : 'target';
  const given = new Big((targetPercent ?? target)!);
  const ratio = isPercent ? given.div(100) : given;
  if (ratio.lte(0) || ratio.gte(1)) {
    const text = given.toFixed();
    problems.error(
      !isPercent && given.gt(1) && given.lt(100)
        ? `${text} looks like a percentage: write targetPercent: ${text}.`
        : `${text} leaves no budget, or all of it. It must be above 0 and below ${
            isPercent ? '100' : '1'
          }.`,
      [...path, key],
    );
    return undefined;
  }
  return {
    target: ratio.toNumber(),
    budget: new Big(1).minus(ratio).toNumber(),
  };
}
