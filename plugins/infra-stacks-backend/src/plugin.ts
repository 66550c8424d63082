import {
  coreServices,
  createBackendPlugin,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { toError } from '@backstage/errors';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  type DriftObservation,
  driftPermissions,
  type PullRequestEvent,
  type PushEvent,
  REPOSITORY_EVENTS,
  runsPermissions,
  STACKS_CHANNEL,
  stacksPermissions,
} from '@infra-portal/infra-common';
import {
  forgesServiceRef,
  mirrorsServiceRef,
  readAtlantisServers,
  readStackRepositories,
  repositoryName,
  repositoryWebUrl,
} from '@infra-portal/infra-node';
import { AuthorizedStacks } from './authorization/AuthorizedStacks';
import { createContents, createInventoryRouter, Inventory } from './catalog';
import { Inbox, openDatabase, Repositories } from './database';
import { createDrift, scheduleDrift, wakeDrift } from './drift';
import { createDriftActs } from './driftActs';
import { createFixes } from './fixes';
import { StackIngest } from './ingest';
import { ModuleFiles } from './modules';
import { StackIndex, StackReader, StackStore } from './readModel';
import { createReports } from './reports';
import { createRouter } from './router';
import { createRuns, type RunMessage, scheduleRuns } from './runs';
import { ViewStore } from './views';
import { RepositoryWatcher } from './watch';
import {
  createWebhookRouter,
  distinct,
  InboxWorker,
  inLanes,
  type WebhookMessage,
} from './webhooks';

/** Milliseconds that messages are kept after they have been worked in. */
const KEPT = 7 * 24 * 60 * 60_000;
const POLL = 'infraPortal.github.poll';

/** Repositories in the catalog, and what GitHub says of them. */
export const infraStacksPlugin = createBackendPlugin({
  pluginId: 'infra-stacks',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        forges: forgesServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        mirrors: mirrorsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { config, events, httpRouter, logger } = deps;
        const knex = await openDatabase(deps.database);
        const inbox = new Inbox(knex);
        const repositories = readStackRepositories(config);
        const watcher = new RepositoryWatcher({
          ...deps,
          repositories,
          known: new Repositories(knex),
          publish: (topic, eventPayload) =>
            events.publish({ topic, eventPayload }),
        });
        const worker = new InboxWorker({
          inbox,
          logger,
          handle: (message: WebhookMessage) => watcher.handle(message),
          // Each may ask git for something: not too many in one lease.
          together: 20,
          async handleAll(messages) {
            for (const each of distinct(messages)) await watcher.handle(each);
          },
        });
        const store = new StackStore(knex);
        const ingest = new StackIngest({
          repositories: repositories.map(repository => ({
            repository,
            url: repositoryWebUrl(config, repository),
          })),
          mirrors: deps.mirrors,
          store,
          async changed(repository) {
            await deps.signals.publish({
              channel: STACKS_CHANNEL,
              recipients: { type: 'broadcast' },
              message: { repository },
            });
            // Nobody who hears of it is waited for; they look again anyway.
            const topic = REPOSITORY_EVENTS.stacks;
            events
              .publish({ topic, eventPayload: { repository } })
              .catch(error =>
                logger.warn(
                  `A change of stacks was not told: ${toError(error).message}`,
                ),
              );
          },
          logger,
        });
        await events.subscribe({
          id: 'infra-stacks-ingest',
          topics: [REPOSITORY_EVENTS.push],
          onEvent: ({ eventPayload }) =>
            ingest.notice(eventPayload as PushEvent),
        });
        deps.permissionsRegistry.addPermissions([
          ...stacksPermissions,
          ...runsPermissions,
          ...driftPermissions,
        ]);
        deps.lifecycle.addStartupHook(() => worker.wake());
        deps.lifecycle.addShutdownHook(() => worker.stop());

        const index = new StackIndex(store);
        const mirrorOf = (name: string) => {
          const found = repositories.find(
            each => repositoryName(each) === name,
          );
          return found && deps.mirrors.of(found);
        };
        const opened = (eventPayload: PullRequestEvent) =>
          events.publish({
            topic: REPOSITORY_EVENTS.pullRequest,
            eventPayload,
          });
        const fixes = createFixes({
          ...deps,
          repositories,
          mirrorOf,
          index,
          store,
          opened,
        });
        const stacks = new AuthorizedStacks({
          reader: new StackReader({
            index,
            store,
            files: new ModuleFiles(mirrorOf),
          }),
          permissions: deps.permissions,
        });
        const servers = readAtlantisServers(config);
        const about = createRuns({
          ...deps,
          knex,
          index,
          read: store,
          repositories,
          servers,
          mirrorOf,
        });
        const drift = createDrift({
          ...deps,
          wake: () => wakeDrift(deps.scheduler, logger),
          knex,
          index,
          repositories,
          servers,
          mirrorOf,
        });
        about.whenRan(refs => {
          drift.intake
            .refold(refs)
            .catch(error =>
              logger.warn(
                `Drifts were not told of runs: ${toError(error).message}`,
              ),
            );
        });
        const driftActs = createDriftActs({
          ...deps,
          repositories,
          servers,
          episodes: { detail: id => drift.reader.episode(id) },
          proposed: drift.proposals,
          opened,
        });
        const runWorker = new InboxWorker({
          inbox,
          lane: 'runs',
          logger,
          handle: (message: RunMessage) => about.intake.take(message),
          handleAll: messages => about.intake.takeAll(messages),
        });
        const driftWorker = new InboxWorker({
          inbox,
          lane: 'drift',
          logger,
          handle: (observations: DriftObservation[]) =>
            drift.intake.take(observations),
        });
        deps.lifecycle.addStartupHook(() => driftWorker.wake());
        deps.lifecycle.addShutdownHook(() => driftWorker.stop());
        deps.lifecycle.addStartupHook(() => runWorker.wake());
        deps.lifecycle.addShutdownHook(async () => {
          about.locks.stop();
          await runWorker.stop();
        });
        httpRouter.use(
          createRouter({
            ...deps,
            fixes,
            runs: about.runs,
            drift: drift.drift,
            driftActs,
            stacks,
            views: new ViewStore(knex),
          }),
        );
        httpRouter.use(
          createInventoryRouter({
            httpAuth: deps.httpAuth,
            inventory: new Inventory(createContents({ index, store })),
          }),
        );
        httpRouter.use(
          createWebhookRouter({
            secret: config.getOptionalString(
              'infraPortal.github.webhookSecret',
            ),
            isKnown: repository => watcher.isKnown(repository),
            runsIn: (event, data) => about.messages.read(event, data),
            async keep(deliveryId, messages) {
              await inbox.addAll(inLanes(deliveryId, messages));
              if (messages.runs) runWorker.wake();
              if (messages.drift) driftWorker.wake();
              if (messages.repository) worker.wake();
            },
            atlantis: {
              servers,
              repositoryOf: (server, name) =>
                about.messages.repositoryOf(server, name),
            },
          }),
        );
        const reports = createReports({
          ...deps,
          inbox,
          index,
          knex,
          repositories,
          runs: about.intake,
          drift: drift.intake,
        });
        deps.lifecycle.addStartupHook(() => reports.worker.wake());
        deps.lifecycle.addShutdownHook(() => reports.worker.stop());
        httpRouter.use(reports.router);
        for (const path of [
          ...['/webhooks/github', '/webhooks/atlantis'],
          ...['/reports', '/health'],
        ]) {
          httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
        }

        await scheduleRuns({ ...deps, ...about, runWorker });
        await scheduleDrift({ ...deps, knex, drift, worker: driftWorker });
        await deps.scheduler.scheduleTask({
          ...(config.has(POLL)
            ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
                config.getConfig(POLL),
              )
            : {
                frequency: { minutes: 1 },
                timeout: { minutes: 20 },
                initialDelay: { seconds: 5 },
              }),
          id: 'infra-stacks-poll',
          fn: async signal => {
            worker.wake();
            reports.worker.wake();
            await watcher.lookAtAll(signal);
            await ingest.readAll(signal);
            await reports.lost.giveUp();
            await inbox.clean(Date.now() - KEPT);
          },
        });
      },
    });
  },
});
