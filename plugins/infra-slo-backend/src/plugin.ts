import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  REPOSITORY_EVENTS,
  sloPermissions,
  SLOS_CHANNEL,
} from '@infra-portal/infra-common';
import {
  mirrorsServiceRef,
  readStackRepositories,
  repositoryName,
  repositoryWebUrl,
} from '@infra-portal/infra-node';
import { AuthorizedSlos } from './authorization/AuthorizedSlos';
import { entityRefOf, ObjectiveFiles, Services } from './objectives';
import { DetailReader, type Known, ObjectiveReader } from './read';
import { createRouter } from './router';
import { readSources } from './settings';

const LOOK = 'infra-slo-look';

/** What services promise, and whether they keep it. */
export const infraSloPlugin = createBackendPlugin({
  pluginId: 'infra-slo',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
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
        const { config, mirrors, scheduler } = deps;
        deps.permissionsRegistry.addPermissions(sloPermissions);
        const sources = readSources(config);
        const repositories = readStackRepositories(config);
        const files = new ObjectiveFiles({
          ...{ mirrors, repositories, logger: deps.logger },
          webUrlOf: repository => repositoryWebUrl(config, repository),
        });
        const services = new Services(deps);
        const known: Known = {
          ...{ statuses: new Map(), days: new Map(), sources: [] },
        };
        const reader = new ObjectiveReader({
          ...{ services, configured: sources.length > 0 },
          promises: () => files.now,
          known: async () => known,
          details: new DetailReader({
            mirrors,
            repositories: new Map(
              repositories.map(each => [repositoryName(each), each]),
            ),
            webUrls: new Map(
              sources.flatMap(({ name, webUrl }) =>
                webUrl === undefined ? [] : [[name, webUrl]],
              ),
            ),
          }),
        });
        const slos = new AuthorizedSlos({ ...deps, reader });
        deps.httpRouter.use(createRouter({ ...deps, slos }));
        deps.httpRouter.addAuthPolicy({
          ...{ path: '/health', allow: 'unauthenticated' },
        });
        const look = async () => {
          const moved = await files.look();
          const refs = [...files.now.objectives.values()].flatMap(
            ({ slo }) => (slo.entityRef && entityRefOf(slo.entityRef)) || [],
          );
          const renamed = await services.look([...new Set(refs)]);
          if (!moved && !renamed) return;
          await deps.signals.publish({
            channel: SLOS_CHANNEL,
            recipients: { type: 'broadcast' },
            message: { objectives: refs.length },
          });
        };
        await scheduler.scheduleTask({
          ...{ id: LOOK, scope: 'local', fn: look },
          ...{ frequency: { minutes: 1 }, timeout: { minutes: 5 } },
          initialDelay: { seconds: 5 },
        });
        await deps.events.subscribe({
          ...{ id: 'infra-slo-stacks', topics: [REPOSITORY_EVENTS.stacks] },
          onEvent: look,
        });
      },
    });
  },
});
