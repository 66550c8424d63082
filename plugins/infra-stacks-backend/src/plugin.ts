import {
  coreServices,
  createBackendPlugin,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  forgesServiceRef,
  mirrorsServiceRef,
  readInfrastructureRepositories,
} from '@infra-portal/infra-node';
import { Inbox, openDatabase, Repositories } from './database';
import { createRouter } from './router';
import { RepositoryWatcher } from './watch';
import { createWebhookRouter, InboxWorker } from './webhooks';

/** Milliseconds that messages are kept after they have been worked in. */
const KEPT = 7 * 24 * 60 * 60_000;
const POLL = 'infraPortal.github.poll';

/** Repositories in the catalog, and what GitHub says of them. */
export const infraStacksPlugin = createBackendPlugin({
  pluginId: 'infra-stacks',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        forges: forgesServiceRef,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        mirrors: mirrorsServiceRef,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { config, events, httpRouter, logger } = deps;
        const knex = await openDatabase(deps.database);
        const inbox = new Inbox(knex);
        const watcher = new RepositoryWatcher({
          ...deps,
          repositories: readInfrastructureRepositories(config),
          known: new Repositories(knex),
          publish: (topic, eventPayload) =>
            events.publish({ topic, eventPayload }),
        });
        const worker = new InboxWorker({
          inbox,
          logger,
          handle: message => watcher.handle(message),
        });
        deps.lifecycle.addStartupHook(() => worker.wake());
        deps.lifecycle.addShutdownHook(() => worker.stop());

        httpRouter.use(createRouter());
        httpRouter.use(
          createWebhookRouter({
            secret: config.getOptionalString(
              'infraPortal.github.webhookSecret',
            ),
            isKnown: repository => watcher.isKnown(repository),
            async keep(deliveryId, message) {
              await inbox.add(deliveryId, JSON.stringify(message));
              worker.wake();
            },
          }),
        );
        httpRouter.addAuthPolicy({
          path: '/webhooks/github',
          allow: 'unauthenticated',
        });
        httpRouter.addAuthPolicy({ path: '/health', allow: 'unauthenticated' });

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
            await watcher.lookAtAll(signal);
            await inbox.clean(Date.now() - KEPT);
          },
        });
      },
    });
  },
});
