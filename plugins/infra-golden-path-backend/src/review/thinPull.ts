import type { OpenPull } from '@infra-portal/infra-common';
import { repositoryName } from '@infra-portal/infra-node';
import type { ReviewedPull } from './ReviewedPulls';

/** What GitHub itself says of a pull request, where nobody knows more. */
export function thinPull(
  { pull, repository, head }: ReviewedPull,
  observedAt: string,
): OpenPull {
  const { number, url, title, author, state, draft } = pull;
  return {
    ...{ number, url, title, author, state, draft, head, observedAt },
    ...{ createdAt: pull.createdAt, updatedAt: pull.updatedAt },
    repository: repositoryName(repository),
    branch: pull.head.branch,
    base: pull.base.branch,
    ...{ stacks: [], products: [], environments: [], gates: [] },
    ...{ approvals: [], changesRequestedBy: [], lane: [], stale: [] },
    risk: { level: 'unknown', reasons: [] },
    stuck: false,
  };
}
