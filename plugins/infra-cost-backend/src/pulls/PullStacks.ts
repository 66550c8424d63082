import {
  type DiscoveredStack,
  formatStackRef,
} from '@infra-portal/infra-common';
import {
  CODEOWNERS_PATHS,
  type CodeownersRule,
  createFactsCache,
  type Mirror,
  MirrorDiscovery,
  ownerRef,
  ownersOf,
  parseCodeowners,
  repositoryName,
} from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import {
  folderOf,
  type Folders,
  foldersRead,
  type Pricer,
  touches,
} from '../pricing';
import { STACKS } from '../store/rows';
import {
  type BasePlace,
  type TouchedPlace,
  touchedStacks,
} from './touchedStacks';
import type { PulledPlace } from './types';

export interface PullStacksOptions {
  knex: Knex;
  folders: Pick<Folders, 'of'>;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Commits that a pull request is looked at by. */
export interface PullCommits {
  /** Where it left the default branch. */
  base: string;
  head: string;
  /** Head of the default branch: its standards count, not those of a proposal. */
  main: string;
}

/** Finds the stacks that pull requests touch; one look at a time. */
export class PullStacks {
  readonly #options: PullStacksOptions;
  readonly #cache = createFactsCache();
  readonly #discoveries = new Map<string, MirrorDiscovery>();

  constructor(options: PullStacksOptions) {
    this.#options = options;
  }

  /**
   * @param progress called between stacks; throws when the work is to end
   * @throws MirrorError when a commit cannot be read
   */
  async touched(
    mirror: Mirror,
    { base, head, main }: PullCommits,
    pricer: Pick<Pricer, 'declare'>,
    progress: () => Promise<void>,
  ): Promise<TouchedPlace[]> {
    const files = await mirror.differences(base, head);
    const known = await this.known(repositoryName(mirror.repository));
    const rules = await codeownersAt(mirror, main);
    const before = await this.#found(mirror, base, main);
    const placed = before.map(each => placeOf(each, known, rules));
    const withFolders: BasePlace[] = [];
    for (const place of placed) {
      await progress();
      const folders =
        (await this.#options.folders.of(place.ref)) ??
        (await declaredFolders(mirror, base, place, pricer));
      withFolders.push({ ...place, folders });
    }
    const after = await this.#found(mirror, head, main);
    const touched = touchedStacks(
      withFolders,
      after.map(each => placeOf(each, known, rules)),
      foldersRead(files.map(({ path }) => path)),
    );
    const left = files.flatMap(each => (each.after ? each.path : []));
    return touched.map(place => withFile(place, left));
  }

  /** Stacks of a repository that the portal knows, by ref. */
  async known(repository: string): Promise<Map<string, PulledPlace>> {
    const rows = await this.#options
      .knex(STACKS)
      .select('stack_ref', 'name', 'dir')
      .select('product', 'service', 'environment', 'owner')
      .where({ repository, present: true });
    return new Map(
      rows.map(({ stack_ref: ref, ...row }) => {
        const told = Object.entries(row).filter(([, each]) => each !== null);
        return [ref, { ref, ...(Object.fromEntries(told) as any) }];
      }),
    );
  }

  async #found(
    mirror: Mirror,
    commit: string,
    main: string,
  ): Promise<DiscoveredStack[]> {
    const { directory } = mirror;
    const discovery =
      this.#discoveries.get(directory) ??
      new MirrorDiscovery(mirror, this.#cache);
    this.#discoveries.set(directory, discovery);
    const now = new Date(this.#options.now());
    return (await discovery.at(commit, now, main)).found.stacks;
  }
}

/** Names a file of its own that a reader of the changes sees. */
function withFile(place: TouchedPlace, files: readonly string[]) {
  const own = new Set([folderOf(place)]);
  const file = files.find(each => touches({ files: [each] }, own));
  return file === undefined ? place : { ...place, file };
}

/** Rules of CODEOWNERS at a commit. */
export async function codeownersAt(
  mirror: Mirror,
  commit: string,
): Promise<CodeownersRule[]> {
  for (const path of CODEOWNERS_PATHS) {
    const text = await mirror.read(commit, path);
    if (text !== undefined) return parseCodeowners(text);
  }
  return [];
}

/** As the portal knows it; of one that only a proposal has, as its place says. */
function placeOf(
  stack: DiscoveredStack,
  known: ReadonlyMap<string, PulledPlace>,
  rules: readonly CodeownersRule[],
): PulledPlace {
  const ref = formatStackRef(stack.ref);
  const own = known.get(ref);
  if (own) return own;
  const { dir } = stack.ref;
  const { product, service, environment } = stack;
  const [path = `${dir}/main.tf`] = stack.files;
  const [owner = stack.owner] = stack.owner ? [] : ownersOf(rules, path);
  return {
    ...{ ref, dir },
    ...(product !== undefined && { product }),
    ...(service !== undefined && { service }),
    ...(environment !== undefined && { environment }),
    ...(owner !== undefined && { owner: ownerRef(owner) }),
  };
}

/** Folders of a stack that was never priced; its own where it cannot be read. */
async function declaredFolders(
  mirror: Mirror,
  commit: string,
  place: PulledPlace,
  pricer: Pick<Pricer, 'declare'>,
): Promise<string[]> {
  // Others want the thread between two stacks.
  await setImmediate();
  const declared = await pricer
    .declare(mirror.directory, commit, place)
    .catch(() => undefined);
  return declared?.folders ?? [folderOf(place)];
}
