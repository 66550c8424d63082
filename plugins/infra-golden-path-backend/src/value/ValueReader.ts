import { summariseValue, type Value } from '@infra-portal/infra-common';
import {
  repositoryKey,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { NotFoundError } from '@backstage/errors';
import type { ValueStore } from './ValueStore';

const DAY = 24 * 3600_000;

export interface ValueReaderOptions {
  repositories: readonly RepositoryRef[];
  store: ValueStore;
  now: () => number;
}

/** Answers what the portal is worth; who may ask is decided before. */
export class ValueReader {
  readonly #options: ValueReaderOptions;

  constructor(options: ValueReaderOptions) {
    this.#options = options;
  }

  /** Of pull requests that ended in the last so many days. */
  async value(days: number): Promise<Value> {
    const { repositories, store, now } = this.#options;
    const to = now();
    const from = new Date(to - days * DAY).toISOString();
    const [pulls, looks] = await Promise.all([
      store.since(from),
      store.looks(),
    ]);
    const names = new Set(repositories.map(repositoryName));
    const ours = looks.filter(({ repository }) => names.has(repository));
    const times = ours.flatMap(({ observedAt }) => observedAt ?? []).sort();
    const all = times.length === names.size;
    return {
      ...{ from, to: new Date(to).toISOString() },
      ...summariseValue(pulls.filter(each => names.has(each.repository))),
      // The oldest: what was looked at since is only better.
      ...(all && times.length > 0 && { observedAt: times[0] }),
      stale: ours.flatMap(each => (each.failed ? each.repository : [])),
    };
  }

  /** Keeps that the page of a review was seen. */
  async read(repository: string, number: number, seconds: number) {
    const { repositories, store } = this.#options;
    const key = repository.toLowerCase();
    const known = repositories.find(each => repositoryKey(each) === key);
    if (!known) {
      throw new NotFoundError('The portal does not read such a repository.');
    }
    await store.read(repositoryName(known), number, seconds);
  }
}
