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
} from '@infra-portal/infra-node';

export interface ContentsOptions {
  index: Pick<StackIndex, 'current'>;
  store: Pick<StackStore, 'sources'>;
}

type Others = Pick<InventoryStack, 'dependsOn' | 'modules'>;

const isSame = (a: Others, b: Others) =>
  a.dependsOn.join('\n') === b.dependsOn.join('\n') &&
  a.modules.join('\n') === b.modules.join('\n');

/** Stacks of which the same is told again are the same objects. */
class InventoryStacks {
  readonly #made = new WeakMap<ResolvedStack, InventoryStack>();

  of(current: Current): InventoryStack[] {
    const { stacks, dependencies, modules } = current;
    return stacks.map(stack => {
      const { name } = stack.summary;
      const needed = dependencies
        .dependsOn(name)
        .flatMap(({ stack: other }) => other?.name ?? []);
      const others = {
        dependsOn: unique(needed),
        modules: ownCalled(modules, stack.ties.calls),
      };
      const known = this.#made.get(stack);
      if (known && isSame(known, others)) return known;
      const made = stackOf(stack, others);
      this.#made.set(stack, made);
      return made;
    });
  }
}

/** Reads what there is from the read model, anew only when it has changed. */
export function createContents({ index, store }: ContentsOptions) {
  let last: InventoryContents | undefined;
  const stacks = new InventoryStacks();
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
      things: [...stacks.of(current), ...modulesOf(current)],
    } satisfies { repositories: InventoryRepository[] } & InventoryContents;
    last = contents;
    return contents;
  };
}

function stackOf(
  { summary, namedOwner }: ResolvedStack,
  others: Others,
): InventoryStack {
  const { name, ref, repository, dir, layer } = summary;
  const { product, service, environment, region } = summary;
  return {
    kind: 'stack',
    ...{ name, ref, repository, dir, layer },
    ...{ product, service, environment, region, owner: namedOwner },
    ...others,
  };
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
