import {
  type DiscoveredStack,
  formatStackRef,
  type RunStack,
  type Standards,
} from '@infra-portal/infra-common';
import {
  createFactsCache,
  type InventoryClient,
  type InventoryStack,
  type Mirror,
  MirrorDiscovery,
} from '@infra-portal/infra-node';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ReviewedPull } from '../review/ReviewedPulls';
import { LruMap, once } from '../util/LruMap';

const KEPT = 500;

export type TouchedStack = RunStack & { dir: string };

/** What a pull request changes, by its files. */
export interface PullChange {
  /** Paths of files that differ from where the branch left its base. */
  paths: readonly string[];
  stacks: readonly TouchedStack[];
  /** Paths that are of no stack. */
  outside: readonly string[];
  /** Of `portal.yaml` where the branch left its base. */
  standards?: Standards;
}

const isBelow = (path: string, dir: string) =>
  dir === '' || dir === '.' || path.startsWith(`${dir}/`);

/** Folders whose files make a stack what it is. */
const foldersOf = ({ ref, calls }: DiscoveredStack) => [
  ref.dir,
  ...calls.flatMap(({ dir }) => dir ?? []),
];

/** Stacks that files are of, or of modules beside them that they call. */
export function stacksOfPaths(
  stacks: readonly DiscoveredStack[],
  paths: readonly string[],
): DiscoveredStack[] {
  return stacks.filter(stack => {
    const folders = foldersOf(stack);
    return paths.some(path => folders.some(dir => isBelow(path, dir)));
  });
}

export interface PullChangesOptions {
  inventory: Pick<InventoryClient, 'read'>;
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Finds the stacks that pull requests change, in local mirrors. */
export class PullChanges {
  readonly #options: PullChangesOptions;
  readonly #cache = createFactsCache();
  readonly #mirrors = new Map<
    string,
    { discovery: MirrorDiscovery; last: Promise<unknown> }
  >();
  readonly #known = new LruMap<string, Promise<PullChange>>(KEPT);

  constructor(options: PullChangesOptions) {
    this.#options = options;
  }

  /** @throws MirrorError when a commit cannot be read */
  async of(reviewed: ReviewedPull): Promise<PullChange> {
    const { mirror, mergeBase, head } = reviewed;
    const key = `${mirror.directory} ${mergeBase} ${head}`;
    const change = await once(this.#known, key, () =>
      this.#inTurn(mirror, discovery => this.#find(discovery, reviewed)),
    );
    return { ...change, stacks: await this.#named(change.stacks) };
  }

  /** Discovery reads one commit after the other. */
  #inTurn<T>(mirror: Mirror, work: (d: MirrorDiscovery) => Promise<T>) {
    const { directory } = mirror;
    const own = this.#mirrors.get(directory) ?? {
      discovery: new MirrorDiscovery(mirror, this.#cache),
      last: Promise.resolve(),
    };
    this.#mirrors.set(directory, own);
    const next = own.last.then(() => work(own.discovery));
    own.last = next.catch(() => {});
    return next;
  }

  async #find(
    discovery: MirrorDiscovery,
    { mirror, mergeBase, head }: ReviewedPull,
  ): Promise<PullChange> {
    const paths = await mirror.changedPaths(mergeBase, head);
    const now = new Date(this.#options.now());
    const before = await discovery.at(mergeBase, now);
    const after = await discovery.at(head, now, mergeBase);
    const all = new Map(
      [...before.found.stacks, ...after.found.stacks].map(stack => [
        formatStackRef(stack.ref),
        stack,
      ]),
    );
    const touched = stacksOfPaths([...all.values()], paths);
    const folders = touched.flatMap(foldersOf);
    const { standards } = before;
    return {
      paths,
      stacks: touched.map(toTouched),
      outside: paths.filter(
        path => !folders.some(folder => isBelow(path, folder)),
      ),
      ...(standards && { standards }),
    };
  }

  /** With the names that the list of stacks gives them, as far as it is there. */
  async #named(stacks: readonly TouchedStack[]): Promise<TouchedStack[]> {
    const { inventory, logger } = this.#options;
    try {
      const { things } = await inventory.read();
      const known = new Map<string, InventoryStack>();
      for (const { thing } of things.values()) {
        if (thing.kind === 'stack') known.set(thing.ref, thing);
      }
      return stacks.map(stack => {
        const { name } = known.get(stack.ref) ?? {};
        return name === undefined ? stack : { ...stack, name };
      });
    } catch (error) {
      logger.debug(`Names of stacks cannot be asked for: ${error}`);
      return [...stacks];
    }
  }
}

function toTouched(stack: DiscoveredStack): TouchedStack {
  const { product, service, layer } = stack;
  const environment =
    stack.environment ?? (layer === 'shared' ? 'shared' : undefined);
  return {
    ref: formatStackRef(stack.ref),
    dir: stack.ref.dir,
    ...(product !== undefined && { product }),
    ...(service !== undefined && { service }),
    ...(environment !== undefined && { environment }),
  };
}
