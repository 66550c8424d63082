import type { Placement } from './discovery';
import { DEFAULT_WORKSPACE, formatStackRef, type StackRef } from './stackRef';

/** Characters of a name that is shortened; `-` and eight of a hash follow. */
const LONGEST = 54;

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
      names.set(ref, `${plain.slice(0, LONGEST)}-${hash(ref)}`);
    }
  }
  return names;
}

/**
 * Parts joined to a name that the catalog takes. What does not go into a name,
 * or is too long, is told apart by a hash.
 */
function entityName(all: readonly (string | undefined)[]): string {
  const parts = all.filter(part => part !== undefined);
  const whole = parts.join('-');
  const slug = whole
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (slug === whole && slug.length <= LONGEST) return slug;
  const start = slug.slice(0, LONGEST).replace(/-+$/, '') || 'x';
  return `${start}-${hash(parts.join('\0'))}`;
}

/** FNV-1a: eight hexadecimal digits, the same everywhere. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  }
  return value.toString(16).padStart(8, '0');
}
