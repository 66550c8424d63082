import type { RepositoryRef } from '@infra-portal/infra-node';

/** `host/owner/name` taken apart. */
export function repositoryOf(name: string): RepositoryRef {
  const [host, owner, repository] = name.split('/');
  return { host, owner, name: repository };
}
