import { type PullRuns, pullRunsSchema } from '@infra-portal/infra-common';
import { type AskPluginOptions, createAskPlugin } from '../../util/askPlugin';

/** Runs and locks of a pull request; undefined where nobody follows them. */
export type PullRunsOf = (
  repository: string,
  number: number,
) => Promise<PullRuns | undefined>;

/**
 * Asks the stacks plugin. Where it is not installed, or does not follow the
 * repository, it answers that nothing is there.
 */
export function createPullRunsOf(options: AskPluginOptions): PullRunsOf {
  const ask = createAskPlugin(options);
  return (repository, number) =>
    ask('infra-stacks', `/pulls/${number}/lane`, pullRunsSchema, {
      query: { repository },
    });
}
