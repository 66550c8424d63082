import type { FormModel, Standards } from '@infra-portal/infra-common';
import type { RepositoryModel } from '../repository/readRepository';

type Product = FormModel['products'][number];

interface Found {
  services: Set<string>;
  costCenters: Map<string, number>;
}

/** Products that the standards or intents of a repository name. */
export function productsOf(
  model: RepositoryModel,
  standards: Standards,
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
