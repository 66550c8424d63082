import type { Placement } from './discovery';
import { entityName, hashed } from './slug';
import { DEFAULT_WORKSPACE, formatStackRef, type StackRef } from './stackRef';

/** The name of a service's Component in the catalog. */
export function serviceEntityName(product: string, service: string): string {
  return entityName([product, service]);
}

/** The name of a stack's Resource in the catalog. */
export function stackEntityName(
  product: string,
  service: string,
  environment: string,
  region?: string,
): string {
  return entityName([product, service, environment, region]);
}

/** The name of a product's System in the catalog. */
export function productEntityName(product: string): string {
  return entityName([product]);
}

/**
 * The name of a module's Component in the catalog. Services are Components as
 * well, and a service may be called as a module is.
 * @param module its name in addresses
 */
export function moduleEntityName(module: string): string {
  return entityName(['module', module]);
}

const compareText = (a: string, b: string) => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** What a stack's name is made of. */
export type NamedStack = Placement & { ref: StackRef };

/**
 * The name that a stack has unless another one has it: what its place says, or
 * else the repository and the folder.
 */
export function plainStackName(stack: NamedStack): string {
  const { layer, product, service, environment, region } = stack;
  const { repository, dir, workspace } = stack.ref;
  const other = workspace === DEFAULT_WORKSPACE ? undefined : workspace;
  if (layer === 'shared' && service) {
    const where = environment === 'shared' ? undefined : environment;
    return entityName(['shared', where, region, service, other]);
  }
  if (product && environment) {
    return entityName([product, service, environment, region, other]);
  }
  const own = repository.slice(repository.lastIndexOf('/') + 1);
  const folder = dir === '.' ? [] : dir.split('/');
  return entityName([own, ...folder, other]);
}

/**
 * Names for stacks, by `formatStackRef`; each name once. Of stacks with one
 * plain name the first by ref has it, and the others a hash of their ref after
 * it, so that the order in which stacks are found says nothing.
 */
export function stackNames(stacks: Iterable<NamedStack>): Map<string, string> {
  const byName = new Map<string, string[]>();
  for (const stack of stacks) {
    const plain = plainStackName(stack);
    byName.set(plain, [
      ...(byName.get(plain) ?? []),
      formatStackRef(stack.ref),
    ]);
  }
  const names = new Map<string, string>();
  for (const [plain, refs] of byName) {
    const [first, ...others] = refs.sort(compareText);
    names.set(first, plain);
    for (const ref of others) {
      names.set(ref, hashed(plain, ref));
    }
  }
  return names;
}
