import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { PushEvent } from '@infra-portal/infra-common';
import {
  createFactsCache,
  type Mirror,
  type Mirrors,
  repositoryKey,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import type { StackStore } from '../readModel';
import { RepositoryReading } from './RepositoryReading';

/** Seconds that a mirror may be old to count as looked at. */
const FRESH = 30;

export interface StackIngestOptions {
  repositories: readonly { repository: RepositoryRef; url: string }[];
  mirrors: Mirrors;
  store: StackStore;
  /** Called when what is kept of a repository has changed. */
  changed: (repository: string) => Promise<void>;
  logger: LoggerService;
  /** Tells the day, for exceptions that end. */
  clock?: () => Date;
}

/**
 * Keeps the stacks of repositories as their default branches have them. What
 * cannot be read leaves what was read before, with the reason.
 */
export class StackIngest {
  readonly #options: StackIngestOptions;
  readonly #clock: () => Date;
  readonly #cache = createFactsCache();
  readonly #readings = new Map<string, RepositoryReading>();
  /** Day, commit and tags that were read last: the same ones say the same again. */
  readonly #seen = new Map<string, string>();
  /** The last work of each repository: one at a time, the newest last. */
  readonly #turns = new Map<string, Promise<void>>();
  /** Asked for while it was being read, so that it is read once more only. */
  readonly #waiting = new Map<string, Promise<void>>();

  constructor(options: StackIngestOptions) {
    this.#options = options;
    this.#clock = options.clock ?? (() => new Date());
  }

  /** Reads all repositories, and forgets those that are no longer there. */
  async readAll(signal?: AbortSignal): Promise<void> {
    const { repositories, store } = this.#options;
    await store.keepOnly(
      repositories.map(({ repository }) => repositoryName(repository)),
    );
    for (const { repository } of repositories) {
      if (signal?.aborted) return;
      await this.read(repositoryKey(repository));
    }
  }

  /**
   * Reads a repository because of a push. Another replica may have fetched it:
   * what this one's mirror does not have yet is fetched first.
   */
  async notice({ repository, branch, commit }: PushEvent): Promise<void> {
    const key = repository.toLowerCase();
    const found = this.#find(key);
    if (!found) return;
    const mirror = this.#options.mirrors.of(found.repository);
    try {
      if ((await mirror.head(branch)) !== commit) await mirror.update();
    } catch {
      // Reading says what is wrong.
    }
    await this.read(key);
  }

  #find(key: string) {
    return this.#options.repositories.find(
      each => repositoryKey(each.repository) === key,
    );
  }

  #readingOf(key: string, mirror: Mirror): RepositoryReading {
    const known =
      this.#readings.get(key) ??
      new RepositoryReading(mirror, this.#cache, this.#clock);
    this.#readings.set(key, known);
    return known;
  }

  /** Reads a repository as its mirror has it; never throws. */
  async read(key: string): Promise<void> {
    const waiting = this.#waiting.get(key);
    if (waiting) return waiting;
    const before = this.#turns.get(key) ?? Promise.resolve();
    const turn = before.then(() => {
      this.#waiting.delete(key);
      return this.#read(key);
    });
    this.#waiting.set(key, turn);
    this.#turns.set(key, turn);
    return turn;
  }

  async #read(key: string): Promise<void> {
    const { mirrors, store, changed, logger } = this.#options;
    const found = this.#find(key);
    if (!found) return;
    const { repository, url } = found;
    const name = repositoryName(repository);
    try {
      const mirror = mirrors.of(repository);
      // Usually somebody has just looked; otherwise this says why nobody could.
      const age = mirror.age();
      if (age === undefined || age > FRESH) await mirror.update();
      const branch = await mirror.defaultBranch();
      const commit = await mirror.head(branch);
      if (!commit) throw new Error(`The branch ${branch} does not exist.`);
      // Exceptions end with a day, whether or not there is a commit.
      const day = this.#clock().toISOString().slice(0, 10);
      const tags = await mirror.tagNames();
      const state = [day, branch, commit, ...tags].join('\n');
      // Another replica may have written another commit since.
      const isKept = (await store.commit(name)) === commit;
      if (isKept && this.#seen.get(key) === state) {
        await store.checked(name, url);
        return;
      }
      const at = { url, branch, commit };
      const contents = await this.#readingOf(key, mirror).at(at);
      const isNew = await store.write(contents);
      this.#seen.set(key, state);
      if (isNew) await changed(name);
    } catch (error) {
      const { message } = toError(error);
      logger.warn(`The stacks of ${name} cannot be read: ${message}`);
      await store
        .checked(name, url, message)
        .catch(problem => logger.warn(`${toError(problem).message}`));
    }
  }
}
