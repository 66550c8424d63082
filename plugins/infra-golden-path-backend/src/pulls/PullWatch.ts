import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import {
  type ChecksEvent,
  type PullRequestEvent,
  type PushEvent,
  REPOSITORY_EVENTS,
  type RunsEvent,
} from '@infra-portal/infra-common';
import {
  type Forges,
  repositoryKey,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import type { PullStore } from './PullStore';

const LONGEST_PAUSE = 30 * 60_000;

/** Milliseconds until the next try, after so many failures in a row. */
export const pauseAfter = (failures: number, usual: number): number =>
  Math.min(LONGEST_PAUSE, usual * 2 ** Math.min(failures, 10));

type Payload = Partial<PushEvent & PullRequestEvent & ChecksEvent & RunsEvent>;

export interface PullWatchOptions {
  repositories: readonly RepositoryRef[];
  forges: Pick<Forges, 'of'>;
  store: PullStore;
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Milliseconds between two lists of a repository. */
  poll: number;
}

/** Learns of pull requests: by events, and of what those did not say by asking. */
export class PullWatch {
  readonly #options: PullWatchOptions;

  constructor(options: PullWatchOptions) {
    this.#options = options;
  }

  /** Listens until the process ends. @param tick has the work begin */
  async listen(events: EventsService, tick: () => void): Promise<void> {
    const { push, pullRequest, checks, runs } = REPOSITORY_EVENTS;
    await events.subscribe({
      id: 'infra-golden-path-pulls',
      topics: [push, pullRequest, checks, runs],
      onEvent: async ({ topic, eventPayload }) => {
        if (await this.heard(topic, eventPayload as Payload)) tick();
      },
    });
  }

  /** Notes what an event is about; tells whether it is about any pull request. */
  async heard(topic: string, payload: Payload): Promise<boolean> {
    const { store, now } = this.#options;
    const { branch, commit, head, number, state } = payload;
    const found = this.#find(String(payload.repository));
    if (!found) return false;
    const repository = repositoryName(found);
    const isOpened =
      topic === REPOSITORY_EVENTS.pullRequest && state === 'open';
    if (isOpened && number && branch && head) {
      const updatedAt = new Date(now()).toISOString();
      const seen = { repository, number, branch, head, updatedAt };
      await store.add(seen);
    }
    const count = await store.poke(repository, {
      numbers: number ? [number] : [],
      branch: topic === REPOSITORY_EVENTS.push ? branch : undefined,
      head: topic === REPOSITORY_EVENTS.checks ? commit : undefined,
    });
    return count > 0;
  }

  #find(name: string): RepositoryRef | undefined {
    const wanted = name.toLowerCase();
    return this.#options.repositories.find(
      each => repositoryKey(each) === wanted,
    );
  }

  /** Asks repositories whose time has come; one that fails stops no other. */
  async look(signal?: AbortSignal): Promise<void> {
    const { repositories, store, now } = this.#options;
    await store.keepOnly(repositories.map(repositoryName));
    for (const { repository, dueAt, failures } of await store.sources()) {
      if (signal?.aborted) return;
      if (Date.parse(dueAt) > now()) continue;
      const own = repositories.find(
        each => repositoryName(each) === repository,
      )!;
      await this.#ask(own, repository, failures);
    }
  }

  async #ask(own: RepositoryRef, repository: string, failures: number) {
    const { forges, store, logger, poll } = this.#options;
    try {
      const open = await forges.of(own).openPullRequests('', { forks: true });
      await store.seeAll(
        repository,
        open.map(({ number, head, updatedAt }) => ({
          ...{ repository, number, branch: head.branch, head: head.commit },
          updatedAt: new Date(updatedAt).toISOString(),
        })),
      );
      await store.asked(repository, { pause: poll, failures: 0 });
    } catch (error) {
      const problem = toError(error).message;
      logger.warn(`Pull requests of ${repository} cannot be read: ${problem}`);
      const pause = pauseAfter(failures, poll);
      await store.asked(repository, { pause, failures: failures + 1, problem });
    }
  }
}
