import type { RunPullRequest } from '../api';
import type { FoldOptions, Gathered } from './gather';

/** The pull request that runs are of, as far as it is known. */
export function pullRequestOf(
  { pull }: Gathered,
  options: FoldOptions,
): { pullRequest?: RunPullRequest } {
  const number = pull?.pull ?? options.pull;
  if (number === undefined) return {};
  const { url = '', title = '' } = pull ?? {};
  return {
    pullRequest: {
      number,
      url: url || options.pullRequestUrl(number),
      ...(title !== '' && { title }),
    },
  };
}
