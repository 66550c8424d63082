import {
  addAmounts,
  type Amount,
  COST_DIMENSIONS,
  type CostDimension,
  type PendingCosts,
  subtractAmounts,
  ZERO,
} from '@infra-portal/infra-common';
import { type CostFilter, fitting } from '../read';
import { keysOf } from '../store/rows';
import type { KeptPull, PulledStack } from './types';

type Keys = Record<CostDimension, string>;

const keysIn = (
  repository: string,
  { product, service, environment, owner }: PulledStack,
): Keys =>
  keysOf({
    repository,
    product: product ?? null,
    service: service ?? null,
    environment: environment ?? null,
    owner: owner ?? null,
  });

/** Stacks of a pull request that fit. */
export function fittingStacks(
  { repository, priced }: KeptPull,
  filter: CostFilter,
): PulledStack[] {
  const fits = fitting(filter);
  return (priced?.stacks ?? []).filter(each =>
    fits({ keys: keysIn(repository, each), text: '' }),
  );
}

/** Whether it fits; of one whose stacks are not known only by its repository. */
export function fitsPull(pull: KeptPull, filter: CostFilter): boolean {
  if (pull.priced) return fittingStacks(pull, filter).length > 0;
  const asked = COST_DIMENSIONS.filter(each => filter[each]?.length);
  if (asked.some(each => each !== 'repository')) return false;
  return asked.length === 0 || filter.repository!.includes(pull.repository);
}

/** By how much it changes what fits; undefined where no stack has an amount. */
export function deltaOf(stacks: readonly PulledStack[]): Amount | undefined {
  const known = stacks.flatMap(({ before = ZERO, after }) =>
    after === undefined ? [] : [subtractAmounts(after, before)],
  );
  return known.length === 0 ? undefined : addAmounts(...known);
}

/**
 * What open pull requests would make of today's costs, the oldest first: today
 * and all steps give `after`, to the last digit.
 */
export function pendingSteps(
  pulls: readonly KeptPull[],
  filter: CostFilter,
  { currency, today }: { currency: string; today: Amount },
): Pick<PendingCosts, 'currency' | 'today' | 'after' | 'steps' | 'unknown'> {
  const steps: PendingCosts['steps'] = [];
  const unknown: PendingCosts['unknown'] = [];
  const order = [...pulls].sort(
    (a, b) => a.number - b.number || (a.repository < b.repository ? -1 : 1),
  );
  for (const pull of order) {
    const { repository, number, details, judgement, priced, state } = pull;
    if (!details || state === 'none' || !fitsPull(pull, filter)) continue;
    const { title, draft } = details;
    const delta =
      priced?.currency === currency
        ? deltaOf(fittingStacks(pull, filter))
        : undefined;
    if (judgement && delta !== undefined) {
      const { verdict } = judgement;
      steps.push({ repository, number, title, draft, verdict, delta });
    } else {
      const { failure } = pull;
      unknown.push({ repository, number, title, ...(failure && { failure }) });
    }
  }
  const after = addAmounts(today, ...steps.map(({ delta }) => delta));
  return { currency, today, after, steps, unknown };
}
