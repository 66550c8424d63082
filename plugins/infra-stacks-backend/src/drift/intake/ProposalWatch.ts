import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { PullRequestEvent } from '@infra-portal/infra-common';
import {
  type Forges,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import type { ProposalStore } from '../store/ProposalStore';

export interface ProposalWatchOptions {
  proposals: ProposalStore;
  repositories: readonly RepositoryRef[];
  forges: Forges;
  logger: LoggerService;
}

/** Follows what becomes of pull requests that answer drifts. */
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
