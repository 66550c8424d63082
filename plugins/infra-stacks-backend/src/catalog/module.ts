import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  type PullRequestEvent,
  type PushEvent,
  REPOSITORY_EVENTS,
} from '@infra-portal/infra-common';
import {
  forgesServiceRef,
  mirrorsServiceRef,
  readInfrastructureRepositories,
  repositoryKey,
  repositoryWebUrl,
} from '@infra-portal/infra-node';
import { createProductSystems } from './productSystems';
import { RepositoryReader } from './RepositoryReader';
import { PROVIDER, StacksEntityProvider } from './StacksEntityProvider';

/** Milliseconds between two looks when no event came. */
const LOOK_EVERY = 60_000;
/** Milliseconds after which all is sent again, in case something was lost. */
const WHOLE_EVERY = 60 * 60_000;

/** Puts services and their stacks into the catalog. */
export const infraStacksCatalogModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'infra-stacks',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        forges: forgesServiceRef,
        logger: coreServices.logger,
        mirrors: mirrorsServiceRef,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, catalog, config, mirrors, forges, ...deps }) {
        const { events, logger, processing, scheduler } = deps;
        const repositories = readInfrastructureRepositories(config);
        const readers = new Map(
          repositories.map(repository => [
            repositoryKey(repository),
            new RepositoryReader({
              repository,
              url: repositoryWebUrl(config, repository),
              mirror: mirrors.of(repository),
              forge: () => forges.of(repository),
              logger,
            }),
          ]),
        );
        const owner = config.getOptionalStringArray(
          'infraPortal.permissions.platformGroups',
        )?.[0];
        const provider = new StacksEntityProvider({
          readers,
          systems: createProductSystems({
            catalog,
            auth,
            owner: owner ?? 'group:default/platform',
          }),
          logger,
        });
        processing.addEntityProvider(provider);

        await events.subscribe({
          id: PROVIDER,
          topics: [REPOSITORY_EVENTS.push, REPOSITORY_EVENTS.pullRequest],
          onEvent: ({ eventPayload }) =>
            provider.notice(eventPayload as PushEvent | PullRequestEvent),
        });
        let looked = 0;
        let sentWhole = 0;
        await scheduler.scheduleTask({
          id: 'infra-stacks-services',
          // Often until all has been read once, then seldom.
          frequency: { seconds: 10 },
          timeout: { minutes: 20 },
          initialDelay: { seconds: 1 },
          // Each replica knows for itself what it sent.
          scope: 'local',
          fn: async () => {
            const now = Date.now();
            if (provider.isComplete && now - looked < LOOK_EVERY) return;
            looked = now;
            const whole = now - sentWhole > WHOLE_EVERY;
            await provider.refresh(whole);
            if (whole && provider.isComplete) sentWhole = now;
          },
        });
      },
    });
  },
});
