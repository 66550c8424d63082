import {
  addAmounts,
  type Amount,
  compareAmounts,
  type CostComponent,
  type CostCoverage,
  type CostResource,
  type Estimate,
  type EstimateAnswer,
  subtractAmounts,
} from '@infra-portal/infra-common';
import type { Priced } from './useEstimate';

/** An estimate whose amount means something. */
const told = (estimate?: Estimate) =>
  estimate && estimate.state !== 'failed' ? estimate : undefined;

/** What one environment costs; an amount that cannot be told is missing. */
export interface EnvironmentCost {
  stack: string;
  name: string;
  after?: Amount;
  before?: Amount;
  /** Of `after`, what follows from usage. */
  usage?: Amount;
  /** After less before, an environment that comes or goes counting as a whole. */
  difference?: Amount;
  /** More is declared than has a price. */
  isPartial: boolean;
  hasFailed: boolean;
}

/** Environment by environment: those that there will be, then those that go. */
export function environmentCosts({ after, before }: Priced): EnvironmentCost[] {
  const last = new Map(before?.stacks.map(each => [each.stack, each]));
  const next = new Map(after.stacks.map(each => [each.stack, each]));
  const all = new Map([...next, ...last]);
  return [...all].map(([stack, { environment = stack }]) => {
    const now = next.get(stack)?.estimate;
    const then = last.get(stack)?.estimate;
    const hasFailed = [now, then].some(each => each?.state === 'failed');
    const comparable = before !== undefined && !hasFailed;
    return {
      ...{ stack, name: environment, hasFailed },
      after: told(now)?.monthly,
      before: told(then)?.monthly,
      usage: told(now)?.usage,
      ...(comparable && {
        difference: subtractAmounts(now?.monthly ?? '0', then?.monthly ?? '0'),
      }),
      isPartial: now?.state === 'partial',
    };
  });
}

/** How much of what is declared a total speaks of. */
export function completeness({ stacks }: EstimateAnswer) {
  const states = stacks.map(({ estimate }) => estimate.state);
  if (states.every(state => state === 'failed')) return 'failed';
  return states.every(state => state === 'ok') ? 'whole' : 'partial';
}

/** The coverage of several stacks as one. */
export function sumCoverage({ stacks }: EstimateAnswer): CostCoverage {
  const sum: CostCoverage = {
    ...{ detected: 0, priced: 0, free: 0, unsupported: 0 },
    ...{ unsupportedTypes: {}, missingPrices: 0, unknownUsage: 0 },
  };
  const types = new Map<string, number>();
  for (const { coverage } of stacks.map(({ estimate }) => estimate)) {
    sum.detected += coverage.detected;
    sum.priced += coverage.priced;
    sum.free += coverage.free;
    sum.unsupported += coverage.unsupported;
    sum.missingPrices += coverage.missingPrices;
    sum.unknownUsage += coverage.unknownUsage;
    for (const [type, count] of Object.entries(coverage.unsupportedTypes)) {
      types.set(type, (types.get(type) ?? 0) + count);
    }
  }
  return { ...sum, unsupportedTypes: Object.fromEntries(types) };
}

/** A component, and where it is. */
export interface PlacedComponent {
  stack: string;
  environment: string;
  /** Of the resource. */
  address: string;
  /** Of a part of the resource with the part in front, as drivers name it. */
  name: string;
  component: CostComponent;
}

/** All components of an answer, those of parts with their resource. */
export function componentsOf({ stacks }: EstimateAnswer): PlacedComponent[] {
  return stacks.flatMap(({ stack, environment = stack, estimate }) => {
    const found: PlacedComponent[] = [];
    const visit = (resource: CostResource, address: string, path: string) => {
      for (const component of resource.components) {
        const name = `${path}${component.name}`;
        found.push({ stack, environment, address, name, component });
      }
      for (const part of resource.parts) {
        visit(part, address, `${path}${part.address}: `);
      }
    };
    const { resources } = told(estimate) ?? { resources: [] };
    resources.forEach(each => visit(each, each.address, ''));
    return found;
  });
}

export const componentKey = (stack: string, address: string, name: string) =>
  JSON.stringify([stack, address, name]);

/** A component whose cost a change moves. */
export interface ComponentChange extends Omit<PlacedComponent, 'component'> {
  difference: Amount;
}

const size = (amount: Amount) => amount.replace(/^-/, '');

/**
 * What a change adds and takes away, the most first. A component of which one
 * side cannot be told is left out.
 */
export function componentChanges({ after, before }: Priced): ComponentChange[] {
  if (!before) return [];
  const sums = new Map<string, ComponentChange>();
  const untold = new Set<string>();
  const add = (answer: EstimateAnswer, of: (amount: Amount) => Amount) => {
    for (const { component, ...place } of componentsOf(answer)) {
      const { monthly } = component;
      const key = componentKey(place.stack, place.address, place.name);
      if (monthly === null) {
        untold.add(key);
        continue;
      }
      const known = sums.get(key) ?? { ...place, difference: '0' };
      const difference = addAmounts(known.difference, of(monthly));
      sums.set(key, { ...known, difference });
    }
  };
  add(after, amount => amount);
  add(before, amount => subtractAmounts('0', amount));
  return [...sums]
    .filter(([key, { difference }]) => difference !== '0' && !untold.has(key))
    .map(([, change]) => change)
    .sort((a, b) => compareAmounts(size(b.difference), size(a.difference)));
}
