import type { Expression, GetAttribute, Index, Splat } from '../syntax';
import { getAttribute, getIndex, splatItems, splatResult } from './access';
import type { Evaluation } from './evaluation';
import type { Scope } from './scope';
import { typeOf, unknown, type Value } from './values';

type Step = GetAttribute | Index | Splat;

/** The expression that a chain of `.name`, `[key]` and `[*]` begins with. */
function unfold(node: Step): { base: Expression; steps: Step[] } {
  const steps: Step[] = [];
  let base: Expression = node;
  while (
    base.kind === 'getAttribute' ||
    base.kind === 'index' ||
    base.kind === 'splat'
  ) {
    steps.push(base);
    base = base.of;
  }
  return { base, steps: steps.reverse() };
}

/** How many of the steps behind a splat go over its items. */
function reach(splat: Splat, steps: readonly Step[]): number {
  if (splat.full) return steps.length;
  const end = steps.findIndex(
    step =>
      step.kind !== 'getAttribute' && !(step.kind === 'index' && step.legacy),
  );
  return end < 0 ? steps.length : end;
}

function walk(
  evaluation: Evaluation,
  start: Value,
  steps: readonly Step[],
  scope: Scope,
): Value {
  let value = start;
  for (const [index, step] of steps.entries()) {
    evaluation.budget.step();
    const of = value;
    if (step.kind === 'getAttribute') {
      value = evaluation.at(step, () => getAttribute(of, step.name));
    } else if (step.kind === 'index') {
      const key = evaluation.value(step.key, scope);
      value = evaluation.at(step, () => getIndex(of, key));
    } else {
      const rest = steps.slice(index + 1);
      const inner = rest.slice(0, reach(step, rest));
      const items = splatItems(of);
      const splat = items
        ? splatResult(
            of,
            items.map(item => walk(evaluation, item, inner, scope)),
            type => typeOf(walk(evaluation, unknown(type), inner, scope)),
          )
        : unknown();
      return walk(evaluation, splat, rest.slice(inner.length), scope);
    }
  }
  return value;
}

/** References, indices and splats: a value, and the way from it to another. */
export function evaluateChain(
  evaluation: Evaluation,
  node: Step,
  scope: Scope,
): Value {
  const { base, steps } = unfold(node);
  return walk(evaluation, evaluation.value(base, scope), steps, scope);
}
