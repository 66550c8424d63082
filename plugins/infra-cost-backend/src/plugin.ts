import {
  coreServices,
  createBackendPlugin,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  builtInBook,
  costPermissions,
  COSTS_CHANNEL,
  REPOSITORY_EVENTS,
} from '@infra-portal/infra-common';
import {
  createRateLimit,
  InventoryClient,
  mirrorsServiceRef,
  readInfrastructureRepositories,
  readStackRepositories,
  repositoryName,
  repositoryWebUrl,
} from '@infra-portal/infra-node';
import { AuthorizedCosts } from './authorization/AuthorizedCosts';
import { openDatabase } from './database';
import { LiveEstimates } from './live';
import { BuiltInCosts, moduleRepositories, Pricer } from './pricing';
import { CostReader } from './read';
import { createRouter } from './router';
import { readBudgets, readExchange, StandardsReader } from './settings';
import { CostStore } from './store';

/** Estimates of a person: a form asks at each key, and is well behaved. */
const ESTIMATES = { burst: 60, period: 30_000 };
const TASK = 'infra-cost-price';
const SCHEDULE = 'infraCost.schedule';

/** What stacks are estimated to cost. */
export const infraCostPlugin = createBackendPlugin({
  pluginId: 'infra-cost',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        mirrors: mirrorsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { config, events, httpRouter, logger, mirrors, scheduler } = deps;
        deps.permissionsRegistry.addPermissions(costPermissions);
        const repositories = readStackRepositories(config);
        const urls = new Map(
          repositories.map(each => [
            repositoryName(each),
            repositoryWebUrl(config, each),
          ]),
        );
        const knex = await openDatabase(deps.database);
        const standards = new StandardsReader({ mirrors, logger });
        const infrastructure = readInfrastructureRepositories(config);
        const exchange = readExchange(config);
        const reader = new CostReader({
          knex,
          budgets: () => readBudgets(standards, infrastructure),
          ...(exchange && { exchange }),
          commitUrl(repository, commit) {
            const url = urls.get(repository);
            return url && `${url}/commit/${commit}`;
          },
        });
        const builtIn = new BuiltInCosts({
          ...{ knex, mirrors, repositories, logger },
          store: new CostStore(knex),
          inventory: new InventoryClient(deps),
          pricer: new Pricer({
            book: builtInBook,
            modules: () =>
              moduleRepositories({ config, mirrors, repositories, standards }),
          }),
          changed: refs =>
            deps.signals.publish({
              channel: COSTS_CHANNEL,
              recipients: { type: 'broadcast' },
              message: { stacks: refs.length },
            }),
        });
        httpRouter.use(
          createRouter({
            httpAuth: deps.httpAuth,
            costs: new AuthorizedCosts({
              permissions: deps.permissions,
              reader,
              live: new LiveEstimates({ book: builtInBook }),
            }),
            limit: createRateLimit(ESTIMATES),
          }),
        );
        httpRouter.addAuthPolicy({ path: '/health', allow: 'unauthenticated' });
        await scheduler.scheduleTask({
          ...(config.has(SCHEDULE)
            ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
                config.getConfig(SCHEDULE),
              )
            : {
                frequency: { minutes: 1 },
                timeout: { minutes: 30 },
                initialDelay: { seconds: 15 },
              }),
          id: TASK,
          fn: signal => builtIn.run(signal),
        });
        await events.subscribe({
          id: 'infra-cost-stacks',
          topics: [REPOSITORY_EVENTS.stacks],
          async onEvent() {
            await scheduler.triggerTask(TASK).catch(error =>
              // A round that goes on finds it, or the next one.
              logger.debug(`Stacks are priced: ${toError(error).message}`),
            );
          },
        });
      },
    });
  },
});
