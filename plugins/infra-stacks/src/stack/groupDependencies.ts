import type { Dependency, LinkedStack } from '@infra-portal/infra-common';

/** Everything that ties one stack to another one. */
export interface StackDependencies {
  key: string;
  /** Undefined: nobody that is known of. */
  stack?: LinkedStack;
  dependencies: Dependency[];
}

/** Dependencies by the other stack, by name; those on nobody known stand last. */
export function groupDependencies(
  all: readonly Dependency[],
): StackDependencies[] {
  const groups = new Map<string, StackDependencies>();
  for (const dependency of all) {
    const { stack } = dependency;
    const key = stack?.name ?? '';
    const group = groups.get(key) ?? { key, stack, dependencies: [] };
    group.dependencies.push(dependency);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => {
    if (a.key === '') return 1;
    if (b.key === '') return -1;
    return a.key < b.key ? -1 : 1;
  });
}
