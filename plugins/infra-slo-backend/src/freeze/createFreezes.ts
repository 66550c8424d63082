import type {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { Objective } from '@infra-portal/infra-common';
import {
  type Forges,
  InventoryClient,
  type Mirrors,
  readInfrastructureRepositories,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import { FreezeGate } from './FreezeGate';
import { FreezeRules } from './FreezeRules';
import { Freezes } from './Freezes';
import { FreezeStore } from './FreezeStore';

export interface CreateFreezesOptions {
  auth: AuthService;
  config: Config;
  discovery: DiscoveryService;
  forges: Forges;
  knex: Knex;
  logger: LoggerService;
  mirrors: Mirrors;
  /** Those that are read. */
  repositories: readonly RepositoryRef[];
  webUrlOf: (repository: RepositoryRef) => string;
  objectives: () => Promise<readonly Objective[]>;
}

/** Freezes, and the check that tells pull requests of them. */
export function createFreezes(options: CreateFreezesOptions) {
  const { config, logger, mirrors, repositories, objectives } = options;
  const store = new FreezeStore(options.knex);
  const rules = new FreezeRules({
    ...{ mirrors, logger },
    repositories: readInfrastructureRepositories(config),
  });
  const rule = () => rules.rule();
  const appUrl = config.getString('app.baseUrl').replace(/\/+$/, '');
  const gate = new FreezeGate({
    ...{ ...options, store, rule, objectives },
    inventory: new InventoryClient(options),
    pageUrl: `${appUrl}/slos`,
  });
  const freezes = new Freezes({
    ...{ store, rule, objectives, webUrlOf: options.webUrlOf },
    repositories: new Map(
      repositories.map(each => [repositoryName(each), each]),
    ),
    overridden: pull => gate.tell(pull),
  });
  return { freezes, gate };
}
