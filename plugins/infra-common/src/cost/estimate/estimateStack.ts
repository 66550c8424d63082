import { cleanText, oneLine } from '../../runs/atlantis/clean';
import { Amount, addAmounts, ZERO } from '../amount';
import { PriceBook } from '../prices';
import { taggingOf } from '../tags/taggingOf';
import { Pricing, ResourceUse } from './engine/Pricing';
import { Resources } from './engine/Resources';
import { Costs, Part } from './engine/Rule';
import {
  CostComponent,
  CostCoverage,
  CostResource,
  CostState,
  Estimate,
} from './estimate';
import { isFree } from './freeTypes';
import { DeclaredResource, DeclaredStack } from './resources';
import { ruleOf } from './services';

export interface EstimateOptions {
  book: PriceBook;
  /**
   * What a person assumes instead of the usual usage, by name of `USAGE_KEYS`.
   * What is no number from 0 is left out.
   */
  usage?: Readonly<Record<string, Amount>>;
  /** Resources that are used in another way than the others, by address. */
  uses?: Readonly<Record<string, ResourceUse>>;
  /** When the prices were read; the day of the book unless it is given. */
  pricedAt?: string;
}

function totals(
  list: readonly CostComponent[],
  parts: readonly CostResource[],
) {
  const known = list.filter(each => each.monthly !== null);
  const sum = (some: readonly CostComponent[]) =>
    some.map(each => each.monthly ?? ZERO);
  return {
    monthly: addAmounts(...sum(known), ...parts.map(each => each.monthly)),
    usage: addAmounts(
      ...sum(known.filter(each => each.usageBased)),
      ...parts.map(each => each.usage),
    ),
  };
}

function toPart(part: Part): CostResource {
  const parts = (part.parts ?? []).map(toPart);
  return {
    address: part.name,
    ...totals(part.components, parts),
    components: part.components,
    parts,
  };
}

function toResource(resource: DeclaredResource, costs: Costs): CostResource {
  const parts = (costs.parts ?? []).map(toPart);
  return {
    address: resource.address,
    type: resource.type,
    ...totals(costs.components, parts),
    components: costs.components,
    parts,
    ...(resource.file !== undefined && { file: resource.file }),
    ...(resource.line !== undefined && { line: resource.line }),
    ...taggingOf(resource),
  };
}

/** All components of a resource, those of its parts too. */
export const componentsOf = (resource: CostResource): CostComponent[] => [
  ...resource.components,
  ...resource.parts.flatMap(componentsOf),
];

function coverageOf(
  detected: number,
  resources: readonly CostResource[],
  free: number,
  unsupported: ReadonlyMap<string, number>,
): CostCoverage {
  const all = resources.map(componentsOf);
  const gaps = all.flat().map(each => each.gap);
  return {
    detected,
    priced: all.filter(list => list.some(each => each.monthly !== null)).length,
    free,
    unsupported: [...unsupported.values()].reduce((sum, each) => sum + each, 0),
    unsupportedTypes: Object.fromEntries(unsupported),
    missingPrices: gaps.filter(gap => gap === 'price').length,
    unknownUsage: gaps.filter(gap => gap === 'usage').length,
  };
}

function stateOf(
  stack: DeclaredStack,
  resources: readonly CostResource[],
  coverage: CostCoverage,
): CostState {
  const hasProblems = stack.problems.length > 0;
  if (hasProblems && stack.resources.length === 0) return 'failed';
  const lacksValues = resources
    .flatMap(componentsOf)
    .some(each => each.gap === 'value');
  const isPartial =
    hasProblems ||
    lacksValues ||
    coverage.unsupported > 0 ||
    coverage.missingPrices > 0;
  return isPartial ? 'partial' : 'ok';
}

/**
 * What a stack would cost in a month of 730 hours, from the prices of a book.
 * Reads what is declared, never what is there. A stack that has problems and no
 * resource is *failed*: then nothing is known of it.
 */
export function estimateStack(
  stack: DeclaredStack,
  options: EstimateOptions,
): Estimate {
  const {
    book,
    usage = {},
    uses,
    pricedAt = `${book.date}T00:00:00.000Z`,
  } = options;
  const resources = new Resources(stack);
  const shared = { book, usage, uses, resources, region: stack.region };
  const priced: CostResource[] = [];
  const unsupported = new Map<string, number>();
  let free = 0;
  for (const each of resources.all) {
    const rule = ruleOf(each.type);
    const costs = rule?.(new Pricing(each, shared));
    if (costs && (costs.components.length > 0 || costs.parts?.length)) {
      priced.push(toResource(each, costs));
    } else if (costs || isFree(each.type)) {
      free += 1;
    } else {
      unsupported.set(each.type, (unsupported.get(each.type) ?? 0) + 1);
    }
  }
  const coverage = coverageOf(resources.all.length, priced, free, unsupported);
  return {
    currency: book.currency,
    grade: 'price-book',
    source: `price book ${book.date}`,
    state: stateOf(stack, priced, coverage),
    ...totals([], priced),
    resources: priced,
    coverage,
    problems: stack.problems.map(({ message, address }) => ({
      severity: 'warning',
      message: oneLine(cleanText(message)),
      ...(address !== undefined && { address: oneLine(address) }),
    })),
    pricedAt,
  };
}
