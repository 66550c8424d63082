import type { ResolvedModules, TiedCall } from '@infra-portal/infra-common';
import type {
  Current,
  ResolvedStack,
  StackIndex,
  StackStore,
} from '../../readModel';
import type { InventoryContents } from './Inventory';
import type {
  InventoryModule,
  InventoryRepository,
  InventoryStack,
} from './schema';

export interface ContentsOptions {
  index: Pick<StackIndex, 'current'>;
  store: Pick<StackStore, 'sources'>;
}

/** Reads what there is from the read model, anew only when it has changed. */
export function createContents({ index, store }: ContentsOptions) {
  let last: InventoryContents | undefined;
  return async (): Promise<InventoryContents> => {
    const current = await index.current();
    if (last?.version === current.version) return last;
    const sources = await store.sources();
    const contents = {
      version: current.version,
      repositories: sources.map(({ repository, url, branch }) => ({
        ...{ repository, url, branch },
        // Of what is told here, though another one may be read by now.
        commit: current.repositories.get(repository)?.commit,
      })),
      things: [...stacksOf(current), ...modulesOf(current)],
    } satisfies { repositories: InventoryRepository[] } & InventoryContents;
    last = contents;
    return contents;
  };
}

function stacksOf(current: Current): InventoryStack[] {
  return current.stacks.map(({ summary, ties, namedOwner }: ResolvedStack) => {
    const { name, ref, repository, dir, layer } = summary;
    const { product, service, environment, region } = summary;
    const needed = current.dependencies
      .dependsOn(name)
      .flatMap(({ stack }) => stack?.name ?? []);
    return {
      kind: 'stack',
      ...{ name, ref, repository, dir, layer },
      ...{ product, service, environment, region, owner: namedOwner },
      dependsOn: unique(needed),
      modules: ownCalled(current.modules, ties.calls),
    };
  });
}

/** Modules of repositories that are read; others' are not ours to describe. */
function modulesOf(current: Current): InventoryModule[] {
  return [...current.modules.byName.values()].flatMap(({ own, summary }) => {
    if (!own) return [];
    const { repository, module } = own;
    const kept = current.repositories
      .get(repository)
      ?.modules.find(({ dir }) => dir === module.dir);
    return {
      kind: 'module' as const,
      name: summary.name,
      title: summary.title,
      repository,
      dir: module.dir,
      owner: kept?.owner,
      deprecated: summary.deprecated !== undefined,
      modules: ownCalled(current.modules, module.calls),
    };
  });
}

function ownCalled(
  modules: ResolvedModules,
  calls: readonly TiedCall[],
): string[] {
  return unique(
    calls.flatMap(call => {
      const called = modules.of(call);
      return called?.own ? called.summary.name : [];
    }),
  );
}

function unique(names: string[]): string[] {
  return [...new Set(names)].sort();
}
