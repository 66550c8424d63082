import type {
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  type AtlantisServerSettings,
  type Mirror,
  repositoryName,
  type RepositoryRef,
  repositoryKey,
} from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import type { StackIndex } from '../readModel';
import { AuthorizedDrift } from './AuthorizedDrift';
import { DriftIndex } from './read/DriftIndex';
import { DriftReader } from './read/DriftReader';
import { Snoozes } from './read/Snoozes';
import { readDriftSettings } from './settings';
import { DriftQueries } from './store/DriftQueries';
import { ProposalStore } from './store/ProposalStore';
import { ScheduleStore } from './store/ScheduleStore';

export interface CreateDriftOptions {
  knex: Knex;
  config: Config;
  index: StackIndex;
  repositories: readonly RepositoryRef[];
  servers: readonly AtlantisServerSettings[];
  mirrorOf: (repository: string) => Mirror | undefined;
  permissions: PermissionsService;
  logger: LoggerService;
}

/** Everything about drift, put together. */
export function createDrift(options: CreateDriftOptions) {
  const { knex, config, index, permissions, mirrorOf } = options;
  const settings = readDriftSettings(config);
  const queries = new DriftQueries(knex);
  const proposals = new ProposalStore(knex);
  const schedule = new ScheduleStore(knex);
  const asked = new Set(settings.enabled ? servedRepositories(options) : []);
  const reader = new DriftReader({
    stacks: index,
    index: new DriftIndex(queries),
    queries,
    proposals,
    snoozes: new Snoozes(mirrorOf),
    lookedAt: repository => asked.has(repository),
    staleAfter: settings.staleAfter,
    pullUrl: (repository, number) => `https://${repository}/pull/${number}`,
  });
  return {
    drift: new AuthorizedDrift({
      reader,
      permissions,
      async check(name) {
        const stack = (await index.current()).byName.get(name)?.summary;
        if (!stack) throw new NotFoundError(`There is no stack "${name}".`);
        if (!asked.has(stack.repository)) {
          throw new ConflictError(
            'The portal does not have drift looked for in this repository: set infraPortal.drift.enabled, and give its Atlantis a token in infraPortal.atlantis.',
          );
        }
        await schedule.want(stack.ref, stack.repository);
      },
    }),
    proposals,
    reader,
  };
}

/** Repositories that a server with a token serves. */
function servedRepositories({
  repositories,
  servers,
}: Pick<CreateDriftOptions, 'repositories' | 'servers'>): string[] {
  return repositories
    .filter(each =>
      servers.some(
        server =>
          server.token !== undefined &&
          (!server.repositories ||
            server.repositories
              .map(repositoryKey)
              .includes(repositoryKey(each))),
      ),
    )
    .map(repositoryName);
}
