import type { Entity } from '@backstage/catalog-model';
import { INFRA_ANNOTATIONS } from '@infra-portal/infra-common';
import { discoveredService, productSystem } from './productEntities';

interface Counted {
  product: string;
  service?: string;
  owners: Map<string, number>;
}

/**
 * Products and services that entities belong to. The owner is whoever owns most
 * of what they have.
 * @param last what it gave the last time: of that stays what is the same
 */
export function discoveredOf(
  stacks: Iterable<Entity>,
  services: Iterable<Entity>,
  last: ReadonlyMap<string, Entity>,
): Map<string, Entity> {
  const all = new Map<string, Counted>();
  const count = (owner: string, product: string, service?: string) => {
    const key = JSON.stringify([product, service]);
    const found = all.get(key) ?? { product, service, owners: new Map() };
    found.owners.set(owner, (found.owners.get(owner) ?? 0) + 1);
    all.set(key, found);
  };
  for (const entity of [...stacks, ...services]) {
    const { annotations = {} } = entity.metadata;
    const product = annotations[INFRA_ANNOTATIONS.product];
    const service = annotations[INFRA_ANNOTATIONS.service];
    if (!product || !entity.spec?.system) continue;
    const owner = String(entity.spec.owner);
    count(owner, product);
    if (service && entity.spec.dependencyOf) count(owner, product, service);
  }
  const discovered = new Map<string, Entity>();
  for (const [key, { product, service, owners }] of all) {
    const owner = mostOf(owners);
    const whole = `${owner} ${key}`;
    const known = last.get(whole);
    const made = () =>
      service === undefined
        ? productSystem({ product, owner })
        : discoveredService({ product, service, owner });
    discovered.set(whole, known ?? made());
  }
  return discovered;
}

function mostOf(owners: ReadonlyMap<string, number>): string {
  const [[first]] = [...owners].sort(
    ([a, many], [b, others]) => others - many || (a < b ? -1 : 1),
  );
  return first;
}
