import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  goldenPathPermissions,
  REPOSITORY_EVENTS,
  reviewPermissions,
} from '@infra-portal/infra-common';
import {
  createActorOf,
  createForgePeople,
  createRateLimit,
  forgesServiceRef,
  mirrorsServiceRef,
  readInfrastructureRepositories,
} from '@infra-portal/infra-node';
import { ScmIntegrations } from '@backstage/integration';
import { randomUUID } from 'node:crypto';
import { registerServiceActions } from './actions/serviceActions';
import { createApplicationRepositories } from './applications/ApplicationRepositories';
import { readApplicationSettings } from './applications/settings';
import { AuthorizedBacktests } from './authorization/AuthorizedBacktests';
import { AuthorizedCommands } from './authorization/AuthorizedCommands';
import { AuthorizedDrafts } from './authorization/AuthorizedDrafts';
import { AuthorizedPreviews } from './authorization/AuthorizedPreviews';
import { AuthorizedRealPlans } from './authorization/AuthorizedRealPlans';
import { AuthorizedRequests } from './authorization/AuthorizedRequests';
import { createAskBacktest } from './backtests/BacktestClient';
import { Backtests } from './backtests/Backtests';
import {
  CommandService,
  CommandStore,
  createGitHubIdentityOf,
  readSignInHost,
} from './commands';
import { listOpenRequests } from './collisions/listOpenRequests';
import { createOpenRequests } from './collisions/openRequests';
import { openDatabase } from './database';
import { DatabaseDraftStore } from './drafts/DatabaseDraftStore';
import { PlanQueue } from './gates/plan/PlanQueue';
import { readPlanSettings } from './gates/plan/readPlanSettings';
import { createPreviewService } from './previews/createPreviewService';
import { createDeviations } from './previews/deviations';
import { createBases } from './repository/mirrorBases';
import { installRealPlans } from './realPlans';
import { prepareBase, warmUp } from './repository/warmUp';
import { createRequestService, readRequestSettings } from './requests';
import { createAskerOf } from './requests/lane/askers';
import { createMembers } from './requests/lane/members';
import { createPullRunsOf } from './requests/lane/PullRunsClient';
import { openRooms } from './rooms';
import { createRouter } from './router';
import { createAskPlugin } from './util/askPlugin';

/** A preview at each pause in typing is far below this. */
const PREVIEWS = { burst: 60, period: 30_000 };

/** What is declared is asked at each key, by who types fast. */
const DECLARED = { burst: 240, period: 60_000 };

/** Each asks a source of numbers for a month, unless it just has. */
const BACKTESTS = { burst: 30, period: 60_000 };

/** Plans take seconds of a processor. */
const PLANS = { burst: 6, period: 60_000 };

/** Asking Atlantis: a person does not press faster. */
const COMMANDS = { burst: 10, period: 60_000 };

/** Says that a request changed; nothing of it. */
const REQUESTS_CHANNEL = 'infra-golden-path:requests';

/** Beyond this nobody waits, but is told so; a service has about three. */
const MOST_WAITING_PLANS = 24;

/** Previews, gates and pull requests of services. */
export const infraGoldenPathPlugin = createBackendPlugin({
  pluginId: 'infra-golden-path',
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
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        mirrors: mirrorsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { auditor, config, events, forges, logger, mirrors } = deps;
        const { httpAuth, permissions } = deps;
        const database = await openDatabase(deps.database);
        const store = new DatabaseDraftStore(database);
        const bases = createBases({
          mirrors,
          repositories: readInfrastructureRepositories(config),
          logger,
          prepare: prepareBase,
        });
        const openRequests = createOpenRequests({
          list: repository => listOpenRequests(forges.of(repository)),
          logger,
        });
        const previews = createPreviewService({
          bases,
          now: Date.now,
          openRequests,
          plans: {
            queue: new PlanQueue(MOST_WAITING_PLANS),
            settings: readPlanSettings(config),
          },
          applications: {
            settings: readApplicationSettings(config),
            repositories: createApplicationRepositories({ forges }),
          },
        });

        const identityOf = createGitHubIdentityOf(deps);
        const shared = {
          ...{ actorOf: createActorOf(deps), ask: createAskPlugin(deps) },
          deviations: createDeviations({ bases, now: Date.now }),
          askerOf: createAskerOf({ identityOf, logger }),
          identityOf,
          membersOf: createMembers(deps),
          people: createForgePeople({
            integrations: ScmIntegrations.fromConfig(config),
          }),
          pullRunsOf: createPullRunsOf(deps),
          signInHost: readSignInHost(config),
        };
        const requests = createRequestService({
          ...{ database, events, forges, logger, mirrors, previews },
          ...shared,
          settings: readRequestSettings(config),
          notify: id =>
            deps.signals.publish({
              channel: REQUESTS_CHANNEL,
              recipients: { type: 'broadcast' },
              message: { id },
            }),
        });
        deps.lifecycle.addStartupHook(() => requests.start());
        // Behind everybody's back: being up does not wait for GitHub.
        deps.lifecycle.addStartupHook(() => void warmUp(bases, logger));
        deps.lifecycle.addShutdownHook(() => requests.stop());
        await events.subscribe({
          // Replicas with one id share the work. Here each has something of its
          // own to forget.
          id: `infra-golden-path-previews-${randomUUID()}`,
          topics: [REPOSITORY_EVENTS.pullRequest, REPOSITORY_EVENTS.push],
          async onEvent({ eventPayload }) {
            const { repository } = eventPayload as { repository?: unknown };
            openRequests.forget(String(repository));
          },
        });

        const backtests = new Backtests({
          ...{ bases, now: Date.now, ask: createAskBacktest(deps) },
        });
        const authorized = {
          backtests: new AuthorizedBacktests({ backtests, permissions }),
          previews: new AuthorizedPreviews({ bases, previews, permissions }),
          requests: new AuthorizedRequests({
            requests,
            permissions,
            actorOf: shared.actorOf,
          }),
          drafts: new AuthorizedDrafts({ store, permissions }),
          commands: new AuthorizedCommands({
            commands: new CommandService({
              ...{ requests, forges },
              ...shared,
              store: new CommandStore(database),
            }),
            permissions,
            limit: createRateLimit(COMMANDS),
          }),
          realPlans: new AuthorizedRealPlans({
            realPlans: await installRealPlans({ ...deps, database, previews }),
            permissions,
          }),
        };
        const rooms = await openRooms({
          ...{ ...deps, ...shared },
          ...{ bases, database, previews, requests },
        });
        deps.permissionsRegistry.addPermissions([
          ...goldenPathPermissions,
          ...reviewPermissions,
        ]);
        deps.httpRouter.use(
          createRouter({
            auditor,
            httpAuth,
            ...authorized,
            rooms,
            limits: {
              previews: createRateLimit(PREVIEWS),
              declared: createRateLimit(DECLARED),
              plans: createRateLimit(PLANS),
              backtests: createRateLimit(BACKTESTS),
            },
          }),
        );
        deps.httpRouter.addAuthPolicy({
          path: '/health',
          allow: 'unauthenticated',
        });
        registerServiceActions({ ...deps, ...authorized });
        await deps.scheduler.scheduleTask({
          id: 'infra-golden-path-drafts',
          frequency: { hours: 6 },
          timeout: { minutes: 5 },
          scope: 'global',
          fn: async () => {
            await store.sweep();
          },
        });
      },
    });
  },
});
