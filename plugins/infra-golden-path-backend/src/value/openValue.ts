import { VALUE_CHANNEL } from '@infra-portal/infra-common';
import {
  createRateLimit,
  readInfrastructureRepositories,
} from '@infra-portal/infra-node';
import type { AddRoutes, RoomDeps } from '../rooms';
import { addValueRoutes } from './routes';
import { ValueCollector } from './ValueCollector';
import { ValueReader } from './ValueReader';
import { ValueStore } from './ValueStore';

/** A page tells once a minute, and when it is left. */
const READINGS = { burst: 60, period: 60_000 };

/** Measures what pull requests take, and shows it. */
export async function openValue(
  deps: Pick<
    RoomDeps,
    | 'ask'
    | 'config'
    | 'database'
    | 'forges'
    | 'httpAuth'
    | 'logger'
    | 'permissions'
    | 'scheduler'
    | 'signals'
  >,
): Promise<AddRoutes> {
  const store = new ValueStore(deps.database);
  const shared = {
    repositories: readInfrastructureRepositories(deps.config),
    ...{ store, now: Date.now },
  };
  const collector = new ValueCollector({ ...deps, ...shared });
  await deps.scheduler.scheduleTask({
    id: 'infra-golden-path-value',
    frequency: { minutes: 10 },
    timeout: { minutes: 9 },
    // After what people wait for.
    initialDelay: { seconds: 90 },
    fn: async signal => {
      await collector.run(signal as AbortSignal);
      await deps.signals.publish({
        channel: VALUE_CHANNEL,
        recipients: { type: 'broadcast' },
        message: {},
      });
    },
  });
  const options = {
    ...deps,
    reader: new ValueReader(shared),
    limit: createRateLimit(READINGS),
  };
  return router => addValueRoutes(router, options);
}
