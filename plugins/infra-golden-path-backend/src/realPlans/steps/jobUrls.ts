import type { AtlantisServerSettings } from '@infra-portal/infra-node';
import type { RealPlanContext } from '../types';
import { repositoryOf } from './repositoryOf';
import type { Target } from './targets';

const WEB = /^https?:\/\//;

/** Where Atlantis shows what it printed, as its statuses of the commit say. */
export async function jobUrls(
  { forges, logger }: RealPlanContext,
  repository: string,
  commit: string,
  { statusName }: AtlantisServerSettings,
): Promise<(target: Target) => string | undefined> {
  const { history } = forges.of(repositoryOf(repository));
  const statuses = await history.statuses(commit).catch(error => {
    // The plans are there without links, too.
    logger.debug(`Statuses of ${commit} cannot be read: ${error}`);
    return [];
  });
  return ({ project, dir, workspace }) => {
    const context = `${statusName}/plan: ${project ?? `${dir}/${workspace}`}`;
    return statuses
      .filter(each => each.context === context && WEB.test(each.url ?? ''))
      .at(-1)?.url;
  };
}
