import { readDurationFromConfig } from '@backstage/config';
import { toError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  type ChecksEvent,
  objectivePageSchema,
  type PullRequestEvent,
  type PushEvent,
  REPOSITORY_EVENTS,
  runDetailSchema,
} from '@infra-portal/infra-common';
import {
  createRateLimit,
  readCommitSettings,
  readStackRepositories,
} from '@infra-portal/infra-node';
import type { Config } from '@backstage/config';
import { GoldenPathUpgrades } from '../lifecycle/upgrades/GoldenPathUpgrades';
import { parseRepository } from '../repository/repositoryName';
import { standardsOf } from '../repository/standardsOf';
import type { AddRoutes, RoomDeps } from '../rooms';
import { allowsAutoMerge } from './autoMerge';
import { AuthorizedUpgrades } from './AuthorizedUpgrades';
import { createUpgrades } from './createUpgrades';
import { ConsumerReader } from './modules/Consumers';
import { ModuleUpgrades } from './modules/ModuleUpgrades';
import { addUpgradeRoutes } from './routes';
import type { UpgradeContext, UpgradeSettings } from './steps/types';
import type { UpgradeStore } from './store';

/** Says that an upgrade changed; nothing of it. */
const UPGRADES_CHANNEL = 'infra-golden-path:upgrades';

/** Each reads the calls of all repositories. */
const PREVIEWS = { burst: 30, period: 60_000 };

const POLL = { minutes: 3 };

/** States of objectives that speak against a change. */
const BURNING = ['exhausted', 'paging', 'ticketing', 'burning'];

function readSettings(config: Config): UpgradeSettings {
  const ours = config.getOptionalConfig('infraPortal.pullRequests');
  const appUrl = config.getString('app.baseUrl').replace(/\/+$/, '');
  return {
    ...readCommitSettings(config),
    pageUrl: id => `${appUrl}/pull-requests/upgrades/${encodeURIComponent(id)}`,
    poll: durationToMilliseconds(
      ours?.has('poll') ? readDurationFromConfig(ours, { key: 'poll' }) : POLL,
    ),
  };
}

/** Objectives of a product that burn; none where the plugin is not installed. */
function burningBy({ ask }: RoomDeps): UpgradeContext['burning'] {
  return async (product, environment) => {
    const page = await ask('infra-slo', '/objectives', objectivePageSchema, {
      query: { product, limit: '500' },
    });
    return (page?.items ?? [])
      .filter(
        each =>
          BURNING.includes(each.status.state) &&
          (environment === undefined ||
            each.environment === undefined ||
            each.environment === environment),
      )
      .map(({ displayName, name }) => displayName ?? name);
  };
}

/** Whether the resources of a plan that go all come back. */
function replacementBy({ ask }: RoomDeps): UpgradeContext['isReplacement'] {
  return async plan => {
    const path = `/runs/${encodeURIComponent(plan)}`;
    const run = await ask('infra-stacks', path, runDetailSchema);
    const actions = run?.resources?.map(({ action }) => action) ?? [];
    return actions.includes('replace') && !actions.includes('delete');
  };
}

/** The standards of the repository itself, else of the first one. */
function mayMergeBy({ bases, logger }: RoomDeps): UpgradeContext['mayMerge'] {
  return async (repository, environment) => {
    const known = bases.names().some(each => each === repository);
    try {
      const { tree } = await bases.refresh(
        known ? parseRepository(repository) : undefined,
      );
      const { standards } = await standardsOf(tree);
      return allowsAutoMerge(standards, environment);
    } catch (error) {
      logger.warn(`Standards cannot be read: ${toError(error).message}`);
      return false;
    }
  };
}

type Payload = Partial<PushEvent & PullRequestEvent & ChecksEvent>;

/** Looks again at the upgrades that an event is about. */
async function listen(
  { events }: RoomDeps,
  store: UpgradeStore,
  wake: () => void,
) {
  await events.subscribe({
    id: 'infra-golden-path-upgrades',
    topics: Object.values(REPOSITORY_EVENTS),
    async onEvent({ topic, eventPayload }) {
      const { repository, branch, number, head, commit } =
        eventPayload as Payload;
      if (!repository) return;
      const isChecks = topic === REPOSITORY_EVENTS.checks;
      const poked = await store.poke(repository, {
        ...{ branch, number, head: isChecks ? commit : head },
      });
      if (poked > 0) wake();
    },
  });
}

/** Upgrades in waves, which go on by themselves. */
export async function openUpgrades(deps: RoomDeps): Promise<AddRoutes> {
  const { auditor, config, httpAuth, lifecycle, logger, mirrors } = deps;
  const now = () => new Date();
  const quietly = (work: Promise<unknown>, what: string) =>
    work.then(
      () => {},
      error => logger.warn(`Could not ${what}`, error),
    );
  const { store, service, worker } = createUpgrades({
    ...{ ...deps, now, settings: readSettings(config) },
    sources: {
      'golden-path': new GoldenPathUpgrades(deps),
      module: new ModuleUpgrades(
        new ConsumerReader({
          repositories: readStackRepositories(config),
          ...{ mirrors, logger, now },
        }),
      ),
    },
    burning: burningBy(deps),
    isReplacement: replacementBy(deps),
    mayMerge: mayMergeBy(deps),
    publish: (topic, payload) =>
      quietly(
        deps.events.publish({ topic, eventPayload: payload }),
        `publish ${topic}`,
      ),
    notify: id =>
      quietly(
        deps.signals.publish({
          channel: UPGRADES_CHANNEL,
          recipients: { type: 'broadcast' },
          message: { id },
        }),
        'send a signal',
      ),
  });
  lifecycle.addStartupHook(async () => {
    await listen(deps, store, () => worker.tick());
    worker.start();
  });
  lifecycle.addShutdownHook(() => worker.stop());
  const upgrades = new AuthorizedUpgrades({
    ...{ upgrades: service, limit: createRateLimit(PREVIEWS) },
    ...{ permissions: deps.permissions, actorOf: deps.actorOf },
  });
  return router => addUpgradeRoutes(router, { auditor, httpAuth, upgrades });
}
