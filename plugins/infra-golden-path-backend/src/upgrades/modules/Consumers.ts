import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  type CallingRepository,
  type Discovery,
  type DiscoveredStack,
  formatStackRef,
  parseModuleSource,
  resolveModules,
  type ResolvedModules,
  stackNames,
  type Standards,
  tiedCalls,
} from '@infra-portal/infra-common';
import {
  createFactsCache,
  type Mirror,
  MirrorDiscovery,
  type Mirrors,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';

/** Seconds for which what a mirror has is new enough to plan with. */
const FRESH = 10;

export interface ConsumersOptions {
  mirrors: Mirrors;
  /** All that stacks are read from. */
  repositories: readonly RepositoryRef[];
  logger: LoggerService;
  now: () => Date;
}

/** A repository at its default branch. */
export interface ReadRepository {
  name: string;
  mirror: Mirror;
  branch: string;
  commit: string;
  found: Discovery;
  standards?: Standards;
}

export interface Consumers {
  repositories: ReadonlyMap<string, ReadRepository>;
  modules: ResolvedModules;
  /** By ref. */
  stacks: ReadonlyMap<string, DiscoveredStack>;
  /** Names of stacks in addresses, by ref. */
  names: ReadonlyMap<string, string>;
  /** Repositories that cannot be read now, and why. */
  unread: { repository: string; problem: string }[];
  observedAt: string;
}

/** Reads who calls which module, off the mirrors of all repositories. */
export class ConsumerReader {
  readonly #options: ConsumersOptions;
  readonly #discoveries: Map<string, MirrorDiscovery>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: ConsumersOptions) {
    this.#options = options;
    const cache = createFactsCache();
    this.#discoveries = new Map(
      options.repositories.map(each => [
        repositoryName(each),
        new MirrorDiscovery(options.mirrors.of(each), cache),
      ]),
    );
  }

  /** One at a time: commits are read one after the other. */
  read(): Promise<Consumers> {
    const next = this.#last.then(() => this.#read());
    this.#last = next.catch(() => {});
    return next;
  }

  async #read(): Promise<Consumers> {
    const { repositories, logger, now } = this.#options;
    const read = new Map<string, ReadRepository>();
    const unread: Consumers['unread'] = [];
    await Promise.all(
      repositories.map(async repository => {
        const name = repositoryName(repository);
        try {
          read.set(name, await this.#repository(repository, name));
        } catch (error) {
          const problem = toError(error).message;
          logger.warn(`${name} cannot be read for upgrades: ${problem}`);
          unread.push({ repository: name, problem });
        }
      }),
    );
    const all = [...read.values()];
    const stacks = all.flatMap(({ found }) => found.stacks);
    return {
      repositories: read,
      modules: resolveModules(all.map(callsOf)),
      stacks: new Map(stacks.map(each => [formatStackRef(each.ref), each])),
      names: stackNames(stacks),
      unread,
      observedAt: now().toISOString(),
    };
  }

  async #repository(
    repository: RepositoryRef,
    name: string,
  ): Promise<ReadRepository> {
    const { mirrors, now } = this.#options;
    const mirror = mirrors.of(repository);
    if ((mirror.age() ?? Infinity) > FRESH) await mirror.update();
    const branch = await mirror.defaultBranch();
    const commit = (await mirror.head(branch))!;
    const discovery = this.#discoveries.get(name)!;
    const { found, standards } = await discovery.at(commit, now());
    return {
      ...{ name, mirror, branch, commit, found },
      ...(standards && { standards }),
    };
  }
}

function callsOf({
  name,
  found,
  standards,
}: ReadRepository): CallingRepository {
  const url = standards && parseModuleSource(`git::${standards.modules.url}`);
  return {
    repository: name,
    ...(url?.kind === 'git' && { modulesAt: `${url.host}/${url.repository}` }),
    stacks: found.stacks.map(({ ref, calls }) => ({
      summary: { ref: formatStackRef(ref) },
      ties: { calls: tiedCalls(name, calls) },
    })),
    modules: found.modules.map(module => ({
      ...module,
      calls: tiedCalls(name, module.calls),
    })),
  };
}
