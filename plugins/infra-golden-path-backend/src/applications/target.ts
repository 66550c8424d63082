import type { GateFinding } from '@infra-portal/infra-common';
import { repositoryKey, type RepositoryRef } from '@infra-portal/infra-node';
import { atRepository, TARGETS } from './findings';
import type { ApplicationSettings } from './settings';

/** Repositories that speak for a whole organisation. */
const SPECIAL = /^\.github(-private)?$/i;

/**
 * The repository that an intent names, unless the portal has no business there:
 * an intent may name anybody's.
 * @param name `owner/name`
 * @param infrastructure where the service is made
 */
export function targetOf(
  name: string,
  infrastructure: RepositoryRef,
  settings: ApplicationSettings,
): { repository: RepositoryRef } | { problem: GateFinding } {
  const [owner, repositoryName] = name.split('/');
  const { host } = infrastructure;
  const repository = { host, owner, name: repositoryName };
  const own = owner.toLowerCase() === infrastructure.owner.toLowerCase();
  if (!own && !settings.owners.has(owner.toLowerCase())) {
    return { problem: atRepository('foreign-owner', TARGETS.foreignOwner) };
  }
  const key = repositoryKey(repository);
  const isInfrastructure =
    settings.infrastructure.has(key) || key === repositoryKey(infrastructure);
  if (isInfrastructure || SPECIAL.test(repositoryName)) {
    return { problem: atRepository('not-an-application', TARGETS.special) };
  }
  return { repository };
}
