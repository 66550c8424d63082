import type { Entity } from '@backstage/catalog-model';
import { environmentRank } from '../standards/environments';
import { INFRA_ANNOTATIONS } from './annotations';
import { serviceEntityName } from './entityNames';

/** What is asked of a stack to tell whose it is. */
interface OfService {
  name: string;
  layer?: string;
  product?: string;
  service?: string;
  environment?: string;
}

const noteOf = (entity: Entity, name: keyof typeof INFRA_ANNOTATIONS) =>
  entity.metadata.annotations?.[INFRA_ANNOTATIONS[name]];

/** The product that a System is, by the name that our pages have for it. */
export function productOfSystem(entity: Entity): string {
  return noteOf(entity, 'product') ?? entity.metadata.name;
}

/** The product of a service, if its Component says one. */
export function productOfService(entity: Entity): string | undefined {
  const system = entity.spec?.system;
  const named = noteOf(entity, 'product');
  if (named !== undefined || typeof system !== 'string') return named;
  // `authhub`, `default/authhub` and `system:default/authhub` are the same.
  return system.slice(
    Math.max(...[':', '/'].map(c => system.lastIndexOf(c))) + 1,
  );
}

/**
 * Stacks of the service that a Component is, in the order of environments.
 * A Component that we did not make is of the service that ours would be named
 * after.
 */
export function stacksOfService<T extends OfService>(
  entity: Entity,
  stacks: readonly T[],
): T[] {
  const service = noteOf(entity, 'service');
  const isOwn = (stack: T) => {
    if (stack.layer === 'shared' || stack.service === undefined) return false;
    if (service !== undefined) return stack.service === service;
    const { product = '' } = stack;
    const name = serviceEntityName(product, stack.service);
    return (
      name === entity.metadata.name || stack.service === entity.metadata.name
    );
  };
  return stacks
    .filter(isOwn)
    .sort((a, b) => placeOf(a) - placeOf(b) || (a.name < b.name ? -1 : 1));
}

function placeOf({ environment = '' }: OfService): number {
  return environmentRank(environment);
}

/** The number of the pull request that an entity exists in only. */
export function pullRequestOf(entity: Entity): string | undefined {
  return noteOf(entity, 'pullRequest');
}

/** The name of the module that a Component is. */
export function moduleOf(entity: Entity): string | undefined {
  return noteOf(entity, 'module');
}

/** The ref of the stack that a Resource is. */
export function stackRefOf(entity: Entity): string | undefined {
  return noteOf(entity, 'stack');
}

/** Whether a Resource is a stack that the portal has read or that is proposed. */
export function isStack(entity: Entity): boolean {
  return stackRefOf(entity) !== undefined;
}

/** Whether a Component is a module that the portal has read. */
export function isModule(entity: Entity): boolean {
  return moduleOf(entity) !== undefined;
}
