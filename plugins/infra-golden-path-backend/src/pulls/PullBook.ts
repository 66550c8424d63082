import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import { isStuckPull, type OpenPull } from '@infra-portal/infra-common';
import {
  repositoryKey,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { LruMap } from '../util/LruMap';
import type { PullFinder } from './PullFinder';
import type { PullStore, StoredPull } from './PullStore';
import { notSince } from './pullTexts';
import { toOpenPull } from './toOpenPull';
import type { KeptPull, PullFacts, PullKey } from './types';

/** Milliseconds for which what was just read is given again. */
const FRESH = 3_000;
const KEPT = 500;
/** Milliseconds after which nobody should begin with what was read then. */
const OLD = 10 * 60_000;

export interface PullBookOptions {
  repositories: readonly RepositoryRef[];
  finder: Pick<PullFinder, 'find'>;
  store: PullStore;
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Tells browsers that a pull request changed; never throws. */
  notify: (key: PullKey) => Promise<void>;
}

/** As it is shown at a time, with why it could not be read again since. */
export const shownAt = (
  { pull, problem, ...active }: StoredPull,
  now: number,
): OpenPull => ({
  ...pull,
  stuck: isStuckPull(pull, active, now),
  ...(problem !== undefined && { stale: [...pull.stale, notSince(problem)] }),
});

const keyOf = (repository: RepositoryRef, number: number) =>
  `${repositoryKey(repository)}#${number}`;

/** Reads pull requests and keeps what is known of open ones. */
export class PullBook implements PullFacts {
  readonly #options: PullBookOptions;
  readonly #reads = new LruMap<
    string,
    { until: number; read: Promise<KeptPull> }
  >(KEPT);

  constructor(options: PullBookOptions) {
    this.#options = options;
  }

  async of(repository: string, number: number): Promise<OpenPull> {
    const { store, now } = this.#options;
    const own = this.#known(repository);
    const key = { repository: repositoryName(own), number };
    try {
      return shownAt(await this.#fresh(own, number), now());
    } catch (error) {
      const before = await store.find(key);
      if (!before || toError(error).name === 'NotFoundError') throw error;
      return shownAt({ ...before, problem: toError(error).message }, now());
    }
  }

  async at(repository: string, number: number, head: string) {
    const { store, now } = this.#options;
    const own = this.#known(repository);
    const last = await store.find({ repository: repositoryName(own), number });
    const isOfNow =
      last !== undefined &&
      last.problem === undefined &&
      last.pull.head === head &&
      now() - Date.parse(last.pull.observedAt) < OLD;
    if (!isOfNow) return this.of(repository, number);
    // Its failures are told by who asks next.
    this.#fresh(own, number).catch(() => {});
    return shownAt(last, now());
  }

  /** Reads one now, whatever was read before. */
  async look({ repository, number }: PullKey): Promise<KeptPull> {
    const own = this.#known(repository);
    this.#reads.delete(keyOf(own, number));
    return this.#fresh(own, number);
  }

  #known(name: string): RepositoryRef {
    const wanted = name.toLowerCase();
    const found = this.#options.repositories.find(
      each => repositoryKey(each) === wanted,
    );
    if (found) return found;
    throw new NotFoundError(
      `The repository ${JSON.stringify(name)} is not one that the portal reads`,
    );
  }

  /** Many who ask at once share one reading. */
  #fresh(repository: RepositoryRef, number: number): Promise<KeptPull> {
    const { now } = this.#options;
    const key = keyOf(repository, number);
    const known = this.#reads.get(key);
    if (known && known.until > now()) return known.read;
    const read = this.#read(repository, number);
    this.#reads.set(key, { until: now() + FRESH, read });
    read.catch(() => this.#reads.delete(key));
    return read;
  }

  async #read(own: RepositoryRef, number: number): Promise<KeptPull> {
    const { finder, store, notify } = this.#options;
    const key = { repository: repositoryName(own), number };
    try {
      const kept = toOpenPull(await finder.find(own, number));
      const isNews =
        kept.pull.state === 'open'
          ? await store.keep(kept)
          : await store.forget(key);
      if (isNews) await notify(key);
      return kept;
    } catch (error) {
      const isGone = toError(error).name === 'NotFoundError';
      if (isGone && (await store.forget(key))) await notify(key);
      throw error;
    }
  }
}
