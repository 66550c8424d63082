import type { ForgePullRequest } from '@infra-portal/infra-node';
import type { PullKey, SeenPull } from './types';

/** As GitHub tells of it. */
export function seenPull(
  { repository }: Pick<PullKey, 'repository'>,
  pull: ForgePullRequest,
): SeenPull {
  const { number, state, head, title, url, author, draft, updatedAt } = pull;
  return {
    ...{ repository, number, open: state },
    ...{ branch: head.branch, head: head.commit },
    details: { title, url, author, draft, updatedAt },
  };
}
