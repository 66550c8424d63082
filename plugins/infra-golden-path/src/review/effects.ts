import type { ReviewPlan, RunCounts } from '@infra-portal/infra-common';

/** What plans would do in one environment, together. */
export interface Effect {
  environment?: string;
  /** Absent: no plan of it is known. */
  counts?: RunCounts;
  /** What the portal simulated of stacks that are not planned. */
  simulated?: RunCounts;
  /** Stacks of which neither is known. */
  unknown: number;
}

const isKnown = ({ state, counts }: ReviewPlan) =>
  state === 'succeeded' && counts !== undefined;

const sum = (a: RunCounts | undefined, b: RunCounts): RunCounts => ({
  add: (a?.add ?? 0) + b.add,
  change: (a?.change ?? 0) + b.change,
  destroy: (a?.destroy ?? 0) + b.destroy,
  import: (a?.import ?? 0) + b.import,
  forget: (a?.forget ?? 0) + b.forget,
});

/** Sums plans up by environment; where most is destroyed stands first. */
export function effectsOf(
  plans: readonly ReviewPlan[],
  simulated: readonly ReviewPlan[] = [],
): Effect[] {
  const own = new Map(simulated.map(plan => [plan.stack, plan.counts]));
  const effects = new Map<string | undefined, Effect>();
  for (const plan of plans) {
    const { environment } = plan;
    const effect = effects.get(environment) ?? { environment, unknown: 0 };
    effects.set(environment, effect);
    const guess = own.get(plan.stack);
    if (isKnown(plan)) effect.counts = sum(effect.counts, plan.counts!);
    else if (guess) effect.simulated = sum(effect.simulated, guess);
    else effect.unknown += 1;
  }
  const rank = ({ counts, simulated: guess }: Effect) =>
    (counts?.destroy ?? 0) + (guess?.destroy ?? 0);
  return [...effects.values()].sort((a, b) => rank(b) - rank(a));
}
