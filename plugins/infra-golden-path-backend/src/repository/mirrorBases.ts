import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  repositoryKey,
  repositoryName,
  type Mirrors,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { createTextCache } from './mirrorTree';
import { RepositoryBase } from './RepositoryBase';
import type { Bases, BaseTree } from './types';

export interface BasesOptions {
  mirrors: Mirrors;
  /** The repositories that may be asked for; the first is the default. */
  repositories: readonly RepositoryRef[];
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Does once what previews need of a new base, before they get it. */
  prepare?: (tree: BaseTree) => Promise<unknown>;
}

/** Bases over local mirrors: stale while they are brought up to date. */
export function createBases(options: BasesOptions): Bases {
  const texts = createTextCache();
  const known = new Map<string, RepositoryBase>();
  for (const repository of options.repositories) {
    const mirror = options.mirrors.of(repository);
    known.set(
      repositoryKey(repository),
      new RepositoryBase(mirror, texts, options),
    );
  }

  const find = (repository = options.repositories[0]) => {
    const found = repository && known.get(repositoryKey(repository));
    if (found) return found;
    const names = [...known.keys()].join(', ') || 'none';
    throw new NotFoundError(
      repository
        ? `${repositoryName(
            repository,
          )} is not one of the infrastructure repositories of this portal: ${names}`
        : 'This portal has no infrastructure repository: set infraPortal.infrastructure.repository',
    );
  };
  return {
    names: () => options.repositories.map(repositoryName),
    of: async repository => find(repository).current(),
    refresh: async repository => find(repository).refresh(),
  };
}
