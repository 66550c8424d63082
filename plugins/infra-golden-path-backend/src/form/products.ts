import type { FormModel, Standards } from '@infra-portal/infra-common';
import type { RepositoryModel } from '../repository/readRepository';
import { COST_CENTER, type CostCenters } from './costCenters';

type Product = FormModel['products'][number];

interface Found {
  services: Set<string>;
  costCenters: Map<string, number>;
}

/**
 * Products that the standards or intents of a repository name.
 * @param byHand cost centers of hand-written stacks, by product
 */
export function productsOf(
  model: RepositoryModel,
  standards: Standards,
  byHand: ReadonlyMap<string, CostCenters>,
): Product[] {
  const found = new Map<string, Found>();
  const at = (name: string) => {
    const known = found.get(name);
    if (known) return known;
    const made: Found = { services: new Set(), costCenters: new Map() };
    found.set(name, made);
    return made;
  };
  const { owners, budgets } = standards;
  [...Object.keys(owners.products), ...Object.keys(budgets.products)].forEach(
    at,
  );
  for (const { data } of model.services) {
    const { product, service, costCenter } = data;
    if (typeof product !== 'string' || typeof service !== 'string') continue;
    const { services, costCenters } = at(product);
    services.add(service);
    if (typeof costCenter === 'string') {
      costCenters.set(costCenter, (costCenters.get(costCenter) ?? 0) + 1);
    }
  }
  const isAllowed = costCenterCheck(standards);
  for (const [name, centers] of byHand) {
    // A folder alone makes no product; its stacks may be of anything.
    const product = found.get(name);
    for (const [center, count] of centers) {
      if (!product || !isAllowed(center)) continue;
      const { costCenters } = product;
      costCenters.set(center, (costCenters.get(center) ?? 0) + count);
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { services, costCenters }]) => ({
      name,
      ...ownOf('owner', owners.products, name),
      ...ownOf('budget', budgets.products, name),
      services: [...services].sort(),
      costCenters: [...costCenters]
        .sort((a, b) => b[1] - a[1])
        .map(([center]) => center),
    }));
}

/** Stacks may be older than the rule; what it refuses is no suggestion. */
function costCenterCheck({ tags }: Standards): (center: string) => boolean {
  const tag = tags.required.find(({ name }) => name === COST_CENTER);
  const pattern = tag?.pattern ? new RegExp(tag.pattern, 'u') : undefined;
  return center => pattern?.test(center) ?? true;
}

/** A member of a record by a name that may be any text. */
function ownOf<K extends string, V>(
  key: K,
  record: Readonly<Record<string, V>>,
  name: string,
): Partial<Record<K, V>> {
  return Object.hasOwn(record, name)
    ? ({ [key]: record[name] } as Partial<Record<K, V>>)
    : {};
}
