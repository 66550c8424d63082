import { HclError } from '../read/hclError';
import type { Expression } from '../syntax';
import { Budget } from './budget';
import { LimitError } from './errors';
import { Evaluation } from './evaluation';
import type { Scope, Source } from './scope';
import type { Value } from './values';

/** Runs an evaluation; one that costs too much ends in an error with a place. */
export function bounded<T>(
  source: Source,
  node: { start: number },
  run: () => T,
): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    throw new HclError(error.message, source.file, source.text, node.start);
  }
}

/**
 * The value of an expression as Terraform 1.11 computes it. Nothing outside is
 * touched: functions of files, time and chance are unknown, and so is all that
 * depends on them.
 *
 * @param source the text in which the expression stands
 * @param scope what `var`, `local` … mean
 * @param budget what it may cost; shared, if one limit is to hold for several
 * @throws {HclError} where the expression has no value, or costs too much
 */
export function evaluate(
  expression: Expression,
  scope: Scope,
  source: Source,
  budget: Budget = new Budget(),
): Value {
  return bounded(source, expression, () =>
    new Evaluation(source, budget).value(expression, scope),
  );
}
