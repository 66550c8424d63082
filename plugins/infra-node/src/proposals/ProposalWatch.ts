import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { PullRequestEvent } from '@infra-portal/infra-common';
import type { Forges } from '../forge';
import { repositoryName, type RepositoryRef } from '../mirror';

/** Pull requests that somebody wants to know about. */
export interface FollowedProposals {
  /** Those that are not merged or closed. */
  open(): Promise<{ repository: string; number: number }[]>;
  /** Notes what became of one; one that is none of theirs changes nothing. */
  setState(
    repository: string,
    number: number,
    state: PullRequestEvent['state'],
  ): Promise<void>;
}

export interface ProposalWatchOptions {
  proposals: FollowedProposals;
  repositories: readonly RepositoryRef[];
  forges: Forges;
  logger: LoggerService;
}

/** Follows what becomes of pull requests that the portal proposed. */
export class ProposalWatch {
  readonly #options: ProposalWatchOptions;

  constructor(options: ProposalWatchOptions) {
    this.#options = options;
  }

  /** What the forge told of a pull request, whoever opened it. */
  async heard({ repository, number, state }: PullRequestEvent): Promise<void> {
    await this.#options.proposals.setState(repository, number, state);
  }

  /** Asks about those that are open, as far as was told. */
  async lookAtAll(signal?: AbortSignal): Promise<void> {
    const { proposals, repositories, forges, logger } = this.#options;
    const byName = new Map(
      repositories.map(each => [repositoryName(each), each]),
    );
    for (const { repository, number } of await proposals.open()) {
      const own = byName.get(repository);
      if (signal?.aborted || !own) continue;
      try {
        const { state } = await forges.of(own).pullRequest(number);
        await proposals.setState(repository, number, state);
      } catch (error) {
        logger.warn(
          `A pull request cannot be asked about: ${toError(error).message}`,
        );
      }
    }
  }
}
