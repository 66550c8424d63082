import Big from 'big.js';
import { Amount, addAmounts, compareAmounts, ZERO } from '../amount';
import {
  componentsOf,
  CostComponent,
  CostResource,
  DeclaredStack,
  Estimate,
  EstimateOptions,
  estimateStack,
  USAGE_KEYS,
  UsageKeyName,
  usualUsage,
} from '../estimate';
import { regionsOf } from '../prices';
import { CostDriver, EstimateAnswer, UsageAssumption } from './live';

/** How many drivers are told. */
const DRIVERS = 10;

export interface EstimateAllOptions extends EstimateOptions {
  /** Now. */
  observedAt: string;
}

function assumptionsOf(
  components: readonly CostComponent[],
): UsageAssumption[] {
  const costs = new Map<string, { value: Amount; monthly: Amount[] }>();
  for (const { assumed, monthly } of components) {
    if (!assumed) continue;
    const known = costs.get(assumed.key);
    if (known) known.monthly.push(monthly ?? ZERO);
    else
      costs.set(assumed.key, {
        value: assumed.value,
        monthly: [monthly ?? ZERO],
      });
  }
  return (Object.keys(USAGE_KEYS) as UsageKeyName[]).flatMap(key => {
    const found = costs.get(key);
    return found
      ? [
          {
            key,
            unit: USAGE_KEYS[key].unit,
            value: found.value,
            usual: found.value === usualUsage(key),
            monthly: addAmounts(...found.monthly),
          },
        ]
      : [];
  });
}

type Named = readonly [name: string, component: CostComponent];

const namedOf = (resource: CostResource, path = ''): Named[] => [
  ...resource.components.map((each): Named => [`${path}${each.name}`, each]),
  ...resource.parts.flatMap(part => namedOf(part, `${path}${part.address}: `)),
];

const byText = (one: string, other: string): number =>
  one < other ? -1 : Number(one > other);

/** The components of stacks that cost the most, the greatest first. */
export function greatestComponents(
  stacks: readonly { stack: string; estimate: Estimate }[],
  most: number,
): Omit<CostDriver, 'share'>[] {
  return stacks
    .flatMap(({ stack, estimate }) =>
      estimate.resources.flatMap(resource =>
        namedOf(resource).flatMap(([component, { monthly }]) =>
          monthly === null || monthly === ZERO
            ? []
            : [{ stack, address: resource.address, component, monthly }],
        ),
      ),
    )
    .sort(
      (one, other) =>
        compareAmounts(other.monthly, one.monthly) ||
        byText(one.stack, other.stack) ||
        byText(one.address, other.address) ||
        byText(one.component, other.component),
    )
    .slice(0, most);
}

const driversOf = (
  stacks: readonly { stack: string; estimate: Estimate }[],
  total: Amount,
): CostDriver[] =>
  greatestComponents(stacks, DRIVERS).map(each => ({
    ...each,
    share: new Big(each.monthly).div(total).toNumber(),
  }));

/** The estimates of stacks as one answer. */
export function sumEstimates(
  stacks: EstimateAnswer['stacks'],
  { book, observedAt }: Pick<EstimateAllOptions, 'book' | 'observedAt'>,
): EstimateAnswer {
  const estimates = stacks.map(each => each.estimate);
  const monthly = addAmounts(...estimates.map(each => each.monthly));
  return {
    currency: book.currency,
    monthly,
    usage: addAmounts(...estimates.map(each => each.usage)),
    stacks,
    assumptions: assumptionsOf(
      estimates.flatMap(each => each.resources.flatMap(componentsOf)),
    ),
    drivers: driversOf(stacks, monthly),
    priceBook: { date: book.date, regions: regionsOf(book) },
    observedAt,
  };
}

/** What stacks would cost together, and what that rests on. */
export function estimateAll(
  stacks: readonly DeclaredStack[],
  options: EstimateAllOptions,
): EstimateAnswer {
  const estimated = stacks.map(each => ({
    stack: each.stack,
    ...(each.environment !== undefined && { environment: each.environment }),
    estimate: estimateStack(each, options),
  }));
  return sumEstimates(estimated, options);
}
