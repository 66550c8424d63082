import type {
  AuthService,
  DatabaseService,
  DiscoveryService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  type Forges,
  type Mirrors,
  readStackRepositories,
  repositoryName,
  type RepositoryRef,
  repositoryWebUrl,
} from '@infra-portal/infra-node';
import { AuthorizedSlos } from './authorization/AuthorizedSlos';
import { Backtests } from './backtest';
import { openDatabase } from './database';
import { createFreezes } from './freeze';
import { MarkReader, StacksClient } from './marks';
import {
  entityRefOf,
  systemRefOf,
  ObjectiveFiles,
  Services,
} from './objectives';
import { DetailReader, ObjectiveReader } from './read';
import { Refresh, Standing } from './refresh';
import { SeriesReader } from './series';
import { createSources, readSources } from './settings';
import { SloStore } from './store';

export interface CreateSlosOptions {
  auth: AuthService;
  catalog: CatalogService;
  config: Config;
  database: DatabaseService;
  discovery: DiscoveryService;
  forges: Forges;
  logger: LoggerService;
  mirrors: Mirrors;
  permissions: PermissionsService;
  /** Called when numbers are others than they were. */
  changed: () => Promise<void>;
}

/** The parts of the plugin, put together. */
export async function createSlos(options: CreateSlosOptions) {
  const { config, logger, mirrors } = options;
  const knex = await openDatabase(options.database);
  const store = new SloStore(knex);
  const sources = readSources(config);
  const numbers = await createSources(sources);
  const all = readStackRepositories(config);
  const repositories = new Map(all.map(each => [repositoryName(each), each]));
  const webUrlOf = (repository: RepositoryRef) =>
    repositoryWebUrl(config, repository);
  const files = new ObjectiveFiles({
    ...{ mirrors, repositories: all, logger, webUrlOf },
  });
  const services = new Services(options);
  const standing = new Standing({
    ...{ store, sources },
    promises: () => files.now,
  });
  const reader = new ObjectiveReader({
    ...{ services, configured: sources.length > 0 },
    known: () => standing.known(),
    details: new DetailReader({
      ...{ mirrors, repositories },
      webUrls: new Map(
        sources.flatMap(({ name, webUrl }) =>
          webUrl === undefined ? [] : [[name, webUrl]],
        ),
      ),
    }),
  });
  const refresh = new Refresh({
    ...{ store, logger, changed: options.changed },
    sources: [...numbers].map(([name, each]) => ({ name, numbers: each })),
    objectives: () => files.now.objectives.values(),
  });
  /** Whether files, or whose they are, is another now. */
  const look = async () => {
    const moved = await files.look();
    const refs = [...files.now.objectives.values()].flatMap(
      ({ slo, product }) =>
        [
          entityRefOf(slo.entityRef ?? '') ?? [],
          product === undefined ? [] : systemRefOf(product),
        ].flat(),
    );
    const renamed = await services.look([...new Set(refs)]);
    return moved || renamed;
  };
  const { freezes, gate } = createFreezes({
    ...{ ...options, knex, repositories: all, webUrlOf },
    objectives: () => reader.all(),
  });
  const slos = new AuthorizedSlos({
    ...{ permissions: options.permissions, reader },
    series: new SeriesReader({ sources: numbers }),
    marks: new MarkReader({
      ...{ mirrors, repositories, webUrlOf },
      stacks: new StacksClient(options),
    }),
    freezes,
    backtests: new Backtests({ mirrors, repositories, sources: numbers }),
  });
  return { slos, look, refresh, gate };
}
