import { CatalogModelSources } from '@backstage/catalog-model/alpha';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogModelExtensionPoint } from '@backstage/plugin-catalog-node/alpha';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  createInfraModelLayer,
  type PullRequestEvent,
  type PushEvent,
  REPOSITORY_EVENTS,
} from '@infra-portal/infra-common';
import {
  forgesServiceRef,
  InventoryClient,
  mirrorsServiceRef,
  readInfrastructureRepositories,
  readStackRepositories,
  repositoryKey,
  repositoryWebUrl,
} from '@infra-portal/infra-node';
import { Discoveries } from './Discoveries';
import { Owners } from './Owners';
import { RepositoryReader } from './RepositoryReader';
import { PROVIDER, StacksEntityProvider } from './StacksEntityProvider';

/** Milliseconds between two looks when no event came. */
const LOOK_EVERY = 60_000;
/** Milliseconds after which all is sent again, in case something was lost. */
const WHOLE_EVERY = 60 * 60_000;

/** Puts products, services, stacks and modules into the catalog. */
export const infraStacksCatalogModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'infra-stacks',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        forges: forgesServiceRef,
        logger: coreServices.logger,
        mirrors: mirrorsServiceRef,
        model: catalogModelExtensionPoint,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, catalog, config, mirrors, forges, ...deps }) {
        const { discovery, events, logger, processing, scheduler } = deps;
        deps.model.addModelSource(
          CatalogModelSources.static([createInfraModelLayer()]),
        );
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
          repositories: readStackRepositories(config).map(repositoryKey),
          inventory: new InventoryClient({ discovery, auth }),
          owners: new Owners({
            catalog,
            auth,
            fallback: owner ?? 'group:default/platform',
          }),
          discoveries: new Discoveries({ catalog, auth }),
          logger,
        });
        processing.addEntityProvider(provider);

        await events.subscribe({
          id: PROVIDER,
          topics: [REPOSITORY_EVENTS.push, REPOSITORY_EVENTS.pullRequest],
          onEvent: ({ eventPayload }) =>
            provider.notice(eventPayload as PushEvent | PullRequestEvent),
        });
        await events.subscribe({
          id: `${PROVIDER}-inventory`,
          topics: [REPOSITORY_EVENTS.stacks],
          onEvent: () => provider.noticeStacks(),
        });
        let looked = 0;
        let sentWhole = 0;
        await scheduler.scheduleTask({
          id: 'infra-stacks-catalog',
          // Often until all has been read and found once, then seldom.
          frequency: { seconds: 10 },
          timeout: { minutes: 20 },
          initialDelay: { seconds: 1 },
          // Each replica knows for itself what it sent.
          scope: 'local',
          fn: async () => {
            const now = Date.now();
            const isSettled = provider.isComplete && !provider.isWaiting;
            if (isSettled && now - looked < LOOK_EVERY) return;
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
