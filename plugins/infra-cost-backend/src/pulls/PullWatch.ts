import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import {
  type PullRequestEvent,
  type PushEvent,
  REPOSITORY_EVENTS,
} from '@infra-portal/infra-common';
import {
  type Forges,
  type Mirrors,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import type { PullStore } from './PullStore';
import { seenPull } from './seenPull';

/** Milliseconds between two looks at the pull requests of a repository. */
const LOOKS = 5 * 60_000;
const LONGEST_PAUSE = 30 * 60_000;

export interface PullWatchOptions {
  repositories: readonly RepositoryRef[];
  mirrors: Mirrors;
  forges: Forges;
  store: PullStore;
  prices: { readonly since: string };
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** When a repository is looked at, and after how many failures. */
interface Look {
  at: number;
  failures: number;
}

/** Learns of pull requests: by events, and of what those did not say by asking. */
export class PullWatch {
  readonly #options: PullWatchOptions;
  readonly #next = new Map<string, Look>();
  #follows: string | undefined;

  constructor(options: PullWatchOptions) {
    this.#options = options;
  }

  /** Listens until the process ends. @param tick has the work begin */
  async listen(events: EventsService, tick: () => void): Promise<void> {
    await events.subscribe({
      id: 'infra-cost-pulls',
      topics: [REPOSITORY_EVENTS.push, REPOSITORY_EVENTS.pullRequest],
      onEvent: async ({ topic, eventPayload }) => {
        const isNew =
          topic === REPOSITORY_EVENTS.push
            ? await this.#pushed(eventPayload as PushEvent)
            : await this.#told(eventPayload as PullRequestEvent);
        if (isNew) tick();
      },
    });
  }

  async #told({ repository, number }: PullRequestEvent): Promise<boolean> {
    const found = this.#find(repository);
    if (!found) return false;
    await this.#options.store.look({
      ...{ repository: repositoryName(found), number },
    });
    return true;
  }

  async #pushed({ repository, branch, commit }: PushEvent): Promise<boolean> {
    const { mirrors, store } = this.#options;
    const found = this.#find(repository);
    if (!found) return false;
    const own = { repository: repositoryName(found) };
    const mirror = mirrors.of(found);
    if (mirror.age() !== undefined) {
      if ((await mirror.head(branch)) !== commit) await mirror.update();
      if (branch === (await mirror.defaultBranch())) {
        await store.wake(own);
        return true;
      }
    }
    const pulls = await store.open(own);
    const about = pulls.filter(each => each.branch === branch);
    for (const each of about) await store.look(each);
    return about.length > 0;
  }

  #find(repository: string) {
    const wanted = repository.toLowerCase();
    return this.#options.repositories.find(
      each => repositoryName(each).toLowerCase() === wanted,
    );
  }

  /** Looks at repositories whose time has come; one that fails stops no other. */
  async look(signal: AbortSignal): Promise<void> {
    const { repositories, logger, now } = this.#options;
    await this.#lookAround();
    for (const repository of repositories) {
      if (signal.aborted) return;
      const name = repositoryName(repository);
      const { at, failures } = this.#next.get(name) ?? { at: 0, failures: 0 };
      if (now() < at) continue;
      try {
        await this.#lookAt(repository, name);
        this.#next.set(name, { at: now() + LOOKS, failures: 0 });
      } catch (error) {
        const pause = Math.min(LONGEST_PAUSE, LOOKS * 2 ** failures);
        this.#next.set(name, { at: now() + pause, failures: failures + 1 });
        logger.warn(
          `The pull requests of ${name} cannot be read: ${
            toError(error).message
          }`,
        );
      }
    }
  }

  /** Exceptions end with a day, and prices are read anew, whoever else does nothing. */
  async #lookAround(): Promise<void> {
    const { repositories, store, prices, now } = this.#options;
    const day = new Date(now()).toISOString().slice(0, 10);
    const follows = `${day} ${prices.since}`;
    if (this.#follows === follows) return;
    await store.keepOnly(repositories.map(repositoryName));
    await store.wake();
    this.#follows = follows;
  }

  async #lookAt(repository: RepositoryRef, name: string): Promise<void> {
    const { mirrors, forges, store } = this.#options;
    const own = { repository: name };
    const mirror = mirrors.of(repository);
    await mirror.update();
    const [branches, before] = await Promise.all([
      mirror.branches(''),
      store.open(own),
    ]);
    // GitHub counts questions: nothing is asked where nothing can be.
    if (before.length === 0 && branches.size <= 1) return;
    const open = await forges.of(repository).openPullRequests();
    for (const pull of open) await store.see(seenPull(own, pull));
    const numbers = new Set(open.map(({ number }) => number));
    for (const each of before) {
      if (!numbers.has(each.number)) await store.look(each);
    }
  }
}
