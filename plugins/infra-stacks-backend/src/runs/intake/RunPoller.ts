import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  commentFact,
  commitFact,
  pullFacts,
  type RunFact,
  statusFact,
} from '@infra-portal/infra-common';
import {
  type ForgePullRequest,
  type Forges,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import type { RunStore } from '../store';
import type { RunIntake } from './RunIntake';
import type { RunMessages } from './RunMessages';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The first look goes back so far. */
const FIRST = 100 * DAY;
/** Clocks differ, and lists are not the newest at once. */
const OVERLAP = 10 * MINUTE;
/** An open pull request in which nothing happened is asked about so often. */
const QUIET = 60 * MINUTE;

export interface RunPollerOptions {
  repositories: readonly RepositoryRef[];
  forges: Forges;
  store: RunStore;
  intake: RunIntake;
  messages: RunMessages;
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** When a pull request was asked about, and what it was then. */
interface Look {
  at: number;
  updatedAt: string;
  state: ForgePullRequest['state'];
}

/** Asks the forge for what webhooks did not say of runs. */
export class RunPoller {
  readonly #options: RunPollerOptions;
  readonly #now: () => number;
  readonly #looks = new Map<string, Map<number, Look>>();

  constructor(options: RunPollerOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Asks about all repositories; one that cannot be asked keeps no other from it. */
  async lookAtAll(signal?: AbortSignal): Promise<void> {
    const { repositories, store, logger } = this.#options;
    for (const repository of repositories) {
      if (signal?.aborted) return;
      const name = repositoryName(repository);
      try {
        await this.#look(repository, signal);
        await store.looked(name);
      } catch (error) {
        const { message } = toError(error);
        logger.warn(`Runs of a repository cannot be asked for: ${message}`);
        await store.looked(name, message);
      }
    }
  }

  async #look(repository: RepositoryRef, signal?: AbortSignal) {
    const { forges, store } = this.#options;
    const name = repositoryName(repository);
    const began = this.#now();
    const last = await store.lastLook(name);
    const since = last === undefined ? began - FIRST : last - OVERLAP;
    const { history } = forges.of(repository);
    const changed = await history.changedPullRequests(
      new Date(since).toISOString(),
    );
    const looks = this.#looks.get(name) ?? new Map<number, Look>();
    this.#looks.set(name, looks);
    const unfinished = new Set(await store.unfinished(name));
    const pulls = new Map(changed.map(each => [each.number, each]));
    const others = [...looks]
      .filter(([number, { state }]) => !pulls.has(number) && state === 'open')
      .map(([number]) => number);
    for (const number of [...unfinished, ...others]) {
      if (signal?.aborted) return;
      const isDue =
        unfinished.has(number) || began - looks.get(number)!.at >= QUIET;
      if (!pulls.has(number) && isDue) {
        const pull = await forges.of(repository).pullRequest(number);
        pulls.set(number, pull);
      }
    }
    for (const pull of pulls.values()) {
      if (signal?.aborted) return;
      const { number, updatedAt, state } = pull;
      const known = looks.get(number);
      const isSame = known?.updatedAt === updatedAt && state !== 'open';
      if (isSame && !unfinished.has(number)) continue;
      await this.#ask(repository, pull);
      looks.set(number, { at: began, updatedAt, state });
    }
  }

  /** Everything that the forge knows of one pull request. */
  async #ask(repository: RepositoryRef, pull: ForgePullRequest) {
    const { forges, intake, messages, store } = this.#options;
    const name = repositoryName(repository);
    const voices = messages.voices(name);
    const { history } = forges.of(repository);
    const { number } = pull;
    const [now, comments, before] = await Promise.all([
      history.commits(number),
      history.comments(number),
      store.commitsOf({ repository: name, pull: number }),
    ]);
    const commits = [...new Set([...now, ...before, pull.head.commit])];
    const at = Date.parse(pull.updatedAt);
    const facts: (RunFact | undefined)[] = [
      ...pullFacts({ ...pull, head: pull.head.commit }),
      ...commits.map(commit => commitFact(number, commit, at)),
      ...comments.map(raw => commentFact(voices, { ...raw, pull: number })),
    ];
    for (const commit of commits) {
      const statuses = await history.statuses(commit);
      facts.push(
        ...statuses.map(raw => statusFact(voices, { ...raw, commit })),
      );
    }
    await intake.take({
      repository: name,
      facts: facts.flatMap(fact => fact ?? []),
    });
  }
}
