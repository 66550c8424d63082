import { REPOSITORY_EVENTS } from '@infra-portal/infra-common';
import {
  createRateLimit,
  readCommitSettings,
  readInfrastructureRepositories,
} from '@infra-portal/infra-node';
import type { AddRoutes, RoomDeps } from '../rooms';
import { Retirements } from './Retirements';
import { RetirementStore } from './RetirementStore';
import { addRetirementRoutes } from './routes';

/** At each change of what stays. */
const PREVIEWS = { burst: 30, period: 30_000 };

/** Lives of services after their first day. */
export async function openLifecycle(
  deps: Pick<
    RoomDeps,
    | 'actorOf'
    | 'ask'
    | 'auditor'
    | 'bases'
    | 'config'
    | 'database'
    | 'events'
    | 'forges'
    | 'httpAuth'
    | 'logger'
    | 'mirrors'
    | 'permissions'
  >,
): Promise<AddRoutes> {
  const { config, database, events } = deps;
  const retirements = new Retirements({
    ...deps,
    repositories: readInfrastructureRepositories(config),
    settings: readCommitSettings(config),
    ownCommits: new RetirementStore(database),
    opened: eventPayload =>
      events.publish({ topic: REPOSITORY_EVENTS.pullRequest, eventPayload }),
  });
  const limit = createRateLimit(PREVIEWS);
  return router => addRetirementRoutes(router, { ...deps, retirements, limit });
}

export { addRetirementRoutes, RETIREMENT_OPERATIONS } from './routes';
