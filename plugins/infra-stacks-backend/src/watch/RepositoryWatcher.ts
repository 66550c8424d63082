import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  ConversationEvent,
  PullRequestEvent,
  PushEvent,
  ChecksEvent,
  REPOSITORY_EVENTS,
} from '@infra-portal/infra-common';
import {
  type Forges,
  type Mirrors,
  repositoryKey,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import type { Repositories } from '../database';
import type { WebhookMessage } from '../webhooks';

/** Branches of the portal's own pull requests. */
export const PORTAL_BRANCHES = 'portal/';

type Events = PushEvent | PullRequestEvent | ChecksEvent | ConversationEvent;

export interface RepositoryWatcherOptions {
  repositories: readonly RepositoryRef[];
  mirrors: Mirrors;
  forges: Forges;
  known: Repositories;
  publish: (topic: string, payload: Events) => Promise<void>;
  logger: LoggerService;
}

/**
 * Tells the portal what changed in repositories: at once by webhooks, and by
 * looking what those did not say. What was told is noted after it was told, so
 * it may be told twice, never not at all.
 */
export class RepositoryWatcher {
  readonly #options: RepositoryWatcherOptions;
  readonly #byKey: Map<string, RepositoryRef>;

  constructor(options: RepositoryWatcherOptions) {
    this.#options = options;
    this.#byKey = new Map(
      options.repositories.map(each => [repositoryKey(each), each]),
    );
  }

  isKnown(repository: string): boolean {
    return this.#byKey.has(repository.toLowerCase());
  }

  /** Works in what a webhook said. */
  async handle(message: WebhookMessage): Promise<void> {
    const repository = this.#byKey.get(message.repository.toLowerCase());
    if (!repository) return;
    const name = repositoryName(repository);
    const { publish } = this.#options;
    if (message.kind === 'checks') {
      const { commit, number } = message;
      await publish(REPOSITORY_EVENTS.checks, {
        repository: name,
        commit,
        ...(number && { number }),
      });
      return;
    }
    if (message.kind === 'conversation') {
      const { number } = message;
      await publish(REPOSITORY_EVENTS.conversation, {
        repository: name,
        number,
      });
      return;
    }
    await this.#lookAtBranches(repository, true);
    if (message.kind === 'pull-request') {
      const { number, state, branch, head } = message;
      await this.#tellPullRequest(name, { number, state, branch, head });
    }
  }

  /** Looks at all repositories; one that cannot be reached does not stop the others. */
  async lookAtAll(signal?: AbortSignal): Promise<void> {
    for (const repository of this.#options.repositories) {
      if (signal?.aborted) return;
      try {
        await this.#lookAtBranches(repository);
        await this.#lookAtPullRequests(repository);
      } catch (error) {
        const { message } = toError(error);
        this.#options.logger.warn(`A repository cannot be read: ${message}`);
      }
    }
  }

  async #lookAtBranches(repository: RepositoryRef, isTold = false) {
    const { mirrors, known, publish } = this.#options;
    const name = repositoryName(repository);
    const mirror = mirrors.of(repository);
    await mirror.update({ moved: isTold });
    const [now, before] = await Promise.all([
      mirror.branches(''),
      known.branches(name),
    ]);
    const moved = [...now].filter(
      ([branch, commit]) => before.get(branch) !== commit,
    );
    const gone = [...before.keys()].filter(branch => !now.has(branch));
    for (const [branch, commit] of moved) {
      await publish(REPOSITORY_EVENTS.push, {
        repository: name,
        branch,
        commit,
      });
    }
    for (const branch of gone) {
      await publish(REPOSITORY_EVENTS.push, { repository: name, branch });
    }
    await known.putBranches(name, moved);
    await known.removeBranches(name, gone);
  }

  async #lookAtPullRequests(repository: RepositoryRef) {
    const { mirrors, forges, known } = this.#options;
    const name = repositoryName(repository);
    const before = await known.pullRequests(name);
    const branches = await mirrors.of(repository).branches(PORTAL_BRANCHES);
    // GitHub counts questions: nothing is asked where nothing can be.
    if (before.length === 0 && branches.size === 0) return;
    const forge = forges.of(repository);
    const open = await forge.openPullRequests(PORTAL_BRANCHES);
    const numbers = new Set(open.map(({ number }) => number));
    for (const { number, head } of open) {
      const last = before.find(each => each.number === number);
      if (last?.head === head.commit && last.branch === head.branch) continue;
      const { branch, commit } = head;
      await this.#tellPullRequest(name, {
        number,
        state: 'open',
        branch,
        head: commit,
      });
    }
    for (const each of before) {
      if (numbers.has(each.number)) continue;
      const { state, head } = await forge.pullRequest(each.number);
      await this.#tellPullRequest(name, {
        number: each.number,
        state,
        branch: head.branch,
        head: head.commit,
      });
    }
  }

  async #tellPullRequest(
    repository: string,
    pullRequest: Omit<PullRequestEvent, 'repository'>,
  ) {
    const { known, publish } = this.#options;
    const { number, state, branch } = pullRequest;
    await publish(REPOSITORY_EVENTS.pullRequest, {
      repository,
      ...pullRequest,
    });
    // Others are told when a webhook says so, but not looked after.
    if (!branch.startsWith(PORTAL_BRANCHES)) return;
    if (state === 'open') await known.putPullRequest(repository, pullRequest);
    else await known.removePullRequest(repository, number);
  }
}
