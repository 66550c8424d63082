import {
  coreServices,
  createBackendPlugin,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { toError } from '@backstage/errors';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  costPermissions,
  COSTS_CHANNEL,
  REPOSITORY_EVENTS,
} from '@infra-portal/infra-common';
import {
  createRateLimit,
  forgesServiceRef,
  InventoryClient,
  mirrorsServiceRef,
  readInfrastructureRepositories,
  readStackRepositories,
  repositoryName,
  repositoryWebUrl,
} from '@infra-portal/infra-node';
import { createDeclarations, registerCostActions } from './actions';
import { AuthorizedCosts } from './authorization/AuthorizedCosts';
import { createBadges } from './badges';
import { openDatabase } from './database';
import { createLiveEstimates } from './live';
import {
  BuiltInCosts,
  commitOfBranch,
  moduleRepositories,
  Pricer,
} from './pricing';
import { schedulePrices } from './priceBook';
import { createPulls } from './pulls';
import { CostReader } from './read';
import {
  CostReports,
  createReportRouter,
  readReportTokens,
  ReportStore,
} from './reports';
import { createRouter } from './router';
import { createSavings } from './savings';
import { readBudgets, readExchange, StandardsReader } from './settings';
import { CostStore } from './store';
import { createTags } from './tags';
import { createWeekly } from './weekly';

/** Estimates of a person: a form asks at each key, and is well behaved. */
const ESTIMATES = { burst: 60, period: 30_000 };
/** A matrix of a thousand projects reports in a minute. */
const REPORTS = { burst: 1_200, period: 60_000 };
const TASK = 'infra-cost-price';
const SCHEDULE = 'infraCost.schedule';

/** What stacks are estimated to cost. */
export const infraCostPlugin = createBackendPlugin({
  pluginId: 'infra-cost',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        forges: forgesServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        mirrors: mirrorsServiceRef,
        notifications: notificationService,
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
        const prices = await schedulePrices({
          config,
          knex,
          logger,
          scheduler,
        });
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
        const store = new CostStore(knex);
        const modules = () =>
          moduleRepositories({ config, mirrors, repositories, standards });
        const pricer = new Pricer({
          get book() {
            return prices.book;
          },
          get since() {
            return prices.since;
          },
          modules,
        });
        const kept = new ReportStore(knex);
        const pulls = createPulls({
          ...{ ...deps, knex, pricer, prices, reader, repositories, standards },
          reports: kept,
        });
        const changed = async (refs: readonly string[]) => {
          await pulls.wake();
          await deps.signals.publish({
            channel: COSTS_CHANNEL,
            recipients: { type: 'broadcast' },
            message: { stacks: refs.length },
          });
        };
        const savings = await createSavings({
          ...{ ...deps, knex, changed, modules },
          ...{ pricer, prices, repositories, standards },
        });
        const builtIn = new BuiltInCosts({
          ...{ knex, mirrors, repositories, logger },
          ...{ store, changed, pricer },
          savings: savings.finder,
          inventory: new InventoryClient(deps),
        });
        const reports = new CostReports({
          ...{ kept, store, changed },
          reported: repository => pulls.reported(repository),
          async commitOf(name, commit) {
            const found = repositories.find(
              each => repositoryName(each) === name,
            );
            return (
              found && commitOfBranch(mirrors.of(found), commit, Date.now())
            );
          },
        });
        const tags = createTags({
          ...{ config, knex, reader, standards, store, changed },
          repositories: infrastructure,
        });
        const costs = new AuthorizedCosts({
          permissions: deps.permissions,
          ...{ pulls, reader, reports },
          tags: tags.costs,
          live: createLiveEstimates(config, prices),
          savings: savings.reader,
          weekly: await createWeekly({
            ...{ ...deps, knex, reader, standards },
            savings: savings.reader,
          }),
        });
        httpRouter.use(
          createRouter({
            ...{ auditor: deps.auditor, httpAuth: deps.httpAuth, costs },
            limit: createRateLimit(ESTIMATES),
            savingProposals: savings.proposals,
          }),
        );
        registerCostActions({
          ...deps,
          ...{ costs, declarations: createDeclarations(deps) },
        });
        httpRouter.use(
          createReportRouter({
            ...{ reports, repositories },
            tokens: readReportTokens(config, repositories),
            limit: createRateLimit(REPORTS),
          }),
        );
        httpRouter.use(createBadges({ ...deps, costs, knex, reader }));
        for (const path of ['/health', '/reports', '/badges']) {
          httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
        }
        await pulls.start();
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
          async fn(signal) {
            await tags.keep(signal);
            await builtIn.run(signal);
          },
        });
        await events.subscribe({
          id: 'infra-cost-stacks',
          topics: [REPOSITORY_EVENTS.stacks],
          async onEvent() {
            // A round that goes on begins anew.
            builtIn.wake();
            await scheduler
              .triggerTask(TASK)
              .catch(error =>
                logger.debug(`Stacks are priced: ${toError(error).message}`),
              );
          },
        });
      },
    });
  },
});
