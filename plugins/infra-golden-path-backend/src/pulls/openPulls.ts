import { PULLS_CHANNEL } from '@infra-portal/infra-common';
import {
  InventoryClient,
  readInfrastructureRepositories,
} from '@infra-portal/infra-node';
import { readRequestSettings } from '../requests';
import { ReviewedPulls } from '../review/ReviewedPulls';
import type { AddRoutes, RoomDeps } from '../rooms';
import { StandardsEffects } from '../standardsEffect/StandardsEffects';
import { StandardsTeller } from '../standardsEffect/StandardsTeller';
import { AuthorizedPulls } from './AuthorizedPulls';
import { createOrderOf } from './orderOf';
import { PullAskers } from './PullAskers';
import { PullBook } from './PullBook';
import { PullChanges } from './PullChanges';
import { PullFinder } from './PullFinder';
import { PullLists } from './PullLists';
import { PullLooker } from './PullLooker';
import { PullStore } from './PullStore';
import { PullWatch } from './PullWatch';
import { addPullRoutes } from './routes';
import type { PullFacts } from './types';

/** Follows the open pull requests of the configured repositories. */
export async function openPulls(deps: RoomDeps): Promise<{
  facts: PullFacts;
  effects: StandardsEffects;
  addRoutes: AddRoutes;
}> {
  const { config, database, events, lifecycle, logger, scheduler } = deps;
  const now = Date.now;
  const { poll, reviewUrl } = readRequestSettings(config);
  const repositories = readInfrastructureRepositories(config);
  const store = new PullStore({ database, now });
  const pulls = new ReviewedPulls({ ...deps, now });
  const changes = new PullChanges({
    inventory: new InventoryClient(deps),
    ...{ logger, now },
  });
  const finder = new PullFinder({
    ...{ ...deps, pulls, changes, now },
    orderOf: createOrderOf(database),
  });
  const book = new PullBook({
    ...{ repositories, finder, store, logger, now },
    notify: key =>
      deps.signals
        .publish({
          channel: PULLS_CHANNEL,
          recipients: { type: 'broadcast' },
          message: { ...key },
        })
        .catch(error => logger.warn('Could not send a signal', error)),
  });
  const effects = new StandardsEffects({ pulls, now: () => new Date() });
  const teller = new StandardsTeller({ ...deps, effects, reviewUrl });
  const looker = new PullLooker({
    ...{ store, book, logger, now, poll },
    tell: key => teller.tell(key),
  });
  const watch = new PullWatch({ ...deps, repositories, store, now, poll });
  lifecycle.addStartupHook(async () => {
    await new PullAskers(database).listen(events);
    await watch.listen(events, () => looker.tick());
    looker.start();
  });
  lifecycle.addShutdownHook(() => looker.stop());
  await scheduler.scheduleTask({
    id: 'infra-golden-path-pulls',
    frequency: { milliseconds: Math.min(poll, 60_000) },
    timeout: { minutes: 5 },
    scope: 'global',
    fn: signal => watch.look(signal),
  });
  const lists = new PullLists({ ...deps, store, now });
  const authorized = new AuthorizedPulls({ ...deps, lists });
  return {
    ...{ facts: book, effects },
    addRoutes: router => addPullRoutes(router, { ...deps, pulls: authorized }),
  };
}
