import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { RepositoryRef } from './types';

const NAME = /^[A-Za-z0-9_.-]+$/;

/**
 * Reads a repository's web address, `https://host/owner/name`.
 * @param key where it is configured, for the message
 * @throws InputError when it is none
 */
export function parseRepositoryAddress(
  address: string,
  key: string,
): RepositoryRef {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const parts = (url?.pathname ?? '').replace(/\/$/, '').split('/').slice(1);
  const owner = parts[0];
  const name = parts[1]?.replace(/\.git$/, '');
  const sound =
    url &&
    /^https?:$/.test(url.protocol) &&
    !url.username &&
    !url.password &&
    parts.length === 2 &&
    [owner, name].every(part => NAME.test(part) && !/^\.+$/.test(part));
  if (!sound) {
    throw new InputError(
      `${key} does not name a repository. Write it as 'https://github.com/<owner>/<name>', without credentials.`,
    );
  }
  return { host: url.host, owner, name };
}

/**
 * The infrastructure repositories of the configuration; the first is the one
 * that new services go to.
 * @throws InputError when an address does not name a repository
 */
export function readInfrastructureRepositories(
  config: Config,
): RepositoryRef[] {
  const one = 'infraPortal.infrastructure.repository';
  const more = 'infraPortal.infrastructure.repositories';
  const all = [
    parseRepositoryAddress(config.getString(one), one),
    ...(config.getOptionalStringArray(more) ?? []).map((address, index) =>
      parseRepositoryAddress(address, `${more}[${index}]`),
    ),
  ];
  return unique(all);
}

/**
 * Every repository that stacks are read from: the infrastructure repositories,
 * and those that are only looked at.
 * @throws InputError when an address does not name a repository
 */
export function readStackRepositories(config: Config): RepositoryRef[] {
  const key = 'infraPortal.stacks.repositories';
  const more = config.getOptionalStringArray(key) ?? [];
  return unique([
    ...readInfrastructureRepositories(config),
    ...more.map((address, index) =>
      parseRepositoryAddress(address, `${key}[${index}]`),
    ),
  ]);
}

function unique(repositories: RepositoryRef[]): RepositoryRef[] {
  const byKey = new Map(
    repositories.map(each => [repositoryKey(each), each] as const),
  );
  return [...byKey.values()];
}

/** `host/owner/name`, as people and events name a repository. */
export function repositoryName({ host, owner, name }: RepositoryRef): string {
  return `${host}/${owner}/${name}`;
}

/** The same for names that GitHub takes for the same: letters' case is nothing. */
export function repositoryKey(repository: RepositoryRef): string {
  return repositoryName(repository).toLowerCase();
}
