import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { runPageSchema, type Run } from '@infra-portal/infra-common';
import {
  type ForgePullRequest,
  type Forges,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import type { AskPlugin } from '../util/askPlugin';
import { maybeRevert, measure } from './measure';
import type { ValueStore } from './ValueStore';

const HOUR = 3600_000;
const DAY = 24 * HOUR;
/** How far the first look goes back. */
const FIRST = 180 * DAY;
/** So long it may still be applied, or taken back. */
const SETTLES = 8 * DAY;

export interface ValueCollectorOptions {
  repositories: readonly RepositoryRef[];
  forges: Forges;
  ask: AskPlugin;
  store: ValueStore;
  logger: LoggerService;
  now: () => number;
}

/** Measures pull requests once they are finished, and again while they settle. */
export class ValueCollector {
  readonly #options: ValueCollectorOptions;

  constructor(options: ValueCollectorOptions) {
    this.#options = options;
  }

  /** One repository after the other: GitHub is in no hurry. */
  async run(signal?: AbortSignal): Promise<void> {
    const { repositories, store, logger } = this.#options;
    const looks = await store.looks();
    for (const repository of repositories) {
      if (signal?.aborted) return;
      const name = repositoryName(repository);
      const look = looks.find(each => each.repository === name);
      try {
        await this.#look(repository, look?.seenUntil, signal);
      } catch (error) {
        await store.looked({ repository: name, failed: true });
        logger.warn(
          `Pull requests of ${name} could not be measured: ${
            toError(error).message
          }`,
        );
      }
    }
  }

  async #look(
    repository: RepositoryRef,
    seenUntil: string | undefined,
    signal: AbortSignal | undefined,
  ) {
    const { forges, store, now } = this.#options;
    const name = repositoryName(repository);
    const at = new Date(now()).toISOString();
    const forge = forges.of(repository);
    const since = seenUntil ?? new Date(now() - FIRST).toISOString();
    const changed = await forge.history.changedPullRequests(since);
    const wanted = new Map(changed.map(pull => [pull.number, pull]));
    for (const number of await store.due(name, at)) {
      if (!wanted.has(number)) {
        wanted.set(number, await forge.pullRequest(number));
      }
    }
    // The oldest first: what is cut off is begun again there.
    const all = [...wanted.values()].sort((a, b) =>
      a.updatedAt.localeCompare(b.updatedAt),
    );
    for (const pull of all) {
      if (signal?.aborted) return;
      if (pull.state !== 'open') await this.#measure(repository, pull, all);
    }
    await store.looked({
      repository: name,
      seenUntil: all.at(-1)?.updatedAt ?? seenUntil ?? since,
      observedAt: at,
      failed: false,
    });
  }

  async #measure(
    repository: RepositoryRef,
    pull: ForgePullRequest,
    all: readonly ForgePullRequest[],
  ) {
    const { forges, store, now } = this.#options;
    const name = repositoryName(repository);
    const forge = forges.of(repository);
    const { number } = pull;
    const [reviews, commits, runs, request, reading] = await Promise.all([
      forge.reviews(number),
      forge.history.commitsOf(number),
      this.#runs(name, number),
      store.requestOf(name, number),
      store.readingOf(name, number),
    ]);
    const others = all.map(each => maybeRevert(name, each));
    const measured = measure({
      ...{ repository: name, pull, reviews, commits, runs },
      ...{ request, reading, others },
    });
    const settled = now() - Date.parse(measured.endedAt) > SETTLES;
    const again = settled
      ? undefined
      : new Date(now() + 6 * HOUR).toISOString();
    await store.put(measured, again);
  }

  /** Without the stacks plugin nobody knows of runs. */
  async #runs(repository: string, number: number): Promise<Run[]> {
    const page = await this.#options.ask(
      'infra-stacks',
      '/runs',
      runPageSchema,
      { query: { repository, pullRequest: String(number), limit: '200' } },
    );
    return page?.items ?? [];
  }
}
