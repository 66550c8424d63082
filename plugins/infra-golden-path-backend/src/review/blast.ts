import type { OpenPull, ReviewDocument } from '@infra-portal/infra-common';
import { type InventoryStack, ownerRef } from '@infra-portal/infra-node';

type Blast = ReviewDocument['blast'];

/** More would be read by nobody. */
const MOST = 300;

/**
 * Stacks that a pull request changes, and those that read something of them,
 * directly or through others: the nearest first.
 */
export function blastOf(
  changed: Pick<OpenPull, 'stacks'>['stacks'],
  all: readonly InventoryStack[],
): Blast {
  const byRef = new Map(all.map(each => [each.ref, each]));
  const readers = new Map<string, InventoryStack[]>();
  for (const stack of all) {
    for (const name of stack.dependsOn) {
      readers.set(name, [...(readers.get(name) ?? []), stack]);
    }
  }
  const found: Blast = [];
  const seen = new Set<string>();
  let level: { stack: InventoryStack; via: string[] }[] = [];
  for (const { ref, name, product, environment } of changed) {
    const known = byRef.get(ref);
    seen.add(ref);
    found.push({
      ...shown({ ref, name, product, environment, ...known }),
      ...{ kind: 'changed', via: [] },
    });
    if (known) level.push({ stack: known, via: [] });
  }
  while (level.length > 0 && found.length < MOST) {
    const next: typeof level = [];
    for (const { stack, via } of level) {
      for (const reader of readers.get(stack.name) ?? []) {
        if (seen.has(reader.ref)) continue;
        seen.add(reader.ref);
        const way = [...via, stack.ref];
        found.push({ ...shown(reader), kind: 'reads', via: way });
        next.push({ stack: reader, via: way });
      }
    }
    level = next;
  }
  return found.slice(0, MOST);
}

function shown({
  ref,
  name,
  product,
  environment,
  owner,
}: Partial<InventoryStack> & { ref: string }) {
  return {
    stack: ref,
    ...(name !== undefined && { name }),
    ...(product !== undefined && { product }),
    ...(environment !== undefined && { environment }),
    ...(owner !== undefined && { owner: ownerRef(owner) }),
  };
}
