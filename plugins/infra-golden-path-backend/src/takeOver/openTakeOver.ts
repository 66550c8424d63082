import { REPOSITORY_EVENTS } from '@infra-portal/infra-common';
import {
  createRateLimit,
  readCommitSettings,
  readInfrastructureRepositories,
  readStackRepositories,
  repositoryKey,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { readPlanSettings } from '../gates/plan/readPlanSettings';
import { readRepository } from '../repository/readRepository';
import type { AddRoutes, RoomDeps } from '../rooms';
import { Applies } from './Applies';
import { AuthorizedTakeOvers } from './AuthorizedTakeOvers';
import { IntentProposals } from './IntentProposals';
import { ModuleShelf } from './ModuleShelf';
import { addTakeOverRoutes } from './routes';
import { TakeOvers } from './TakeOvers';

/** Each looks at a stack with two plans, unless it just has. */
const PREVIEWS = { burst: 12, period: 60_000 };

/** Stacks that people wrote by hand, and what they could become. */
export async function openTakeOver(deps: RoomDeps): Promise<AddRoutes> {
  const { bases, config, events, forges, mirrors, permissions } = deps;
  const repositories = readStackRepositories(config);
  const own = readInfrastructureRepositories(config);
  const infrastructure = new Set(own.map(repositoryKey));
  // What is only looked at has no standards and no intents of the portal.
  const modelOf = async (repository: RepositoryRef) =>
    infrastructure.has(repositoryKey(repository))
      ? readRepository((await bases.of(repository)).tree)
      : undefined;
  const standardsOf = async (repository: RepositoryRef) =>
    (await modelOf(repository))?.reading.standards;
  const takeOvers = new TakeOvers({
    ...{ bases, mirrors, forges, repositories },
    settings: readCommitSettings(config),
    shelf: new ModuleShelf({ config, mirrors, repositories, standardsOf }),
    plans: readPlanSettings(config),
    applies: new Applies(deps),
    intents: new IntentProposals({ repositories: own, modelOf }),
    now: () => new Date(),
    async intentsOf(repository) {
      const services = (await modelOf(repository))?.services ?? [];
      return new Set(
        services.map(({ data }) => `${data.product}/${data.service}`),
      );
    },
    opened: event =>
      events.publish({
        topic: REPOSITORY_EVENTS.pullRequest,
        eventPayload: event,
      }),
  });
  const { auditor, httpAuth, actorOf } = deps;
  const authorized = new AuthorizedTakeOvers({
    ...{ takeOvers, permissions, actorOf, limit: createRateLimit(PREVIEWS) },
  });
  return router =>
    addTakeOverRoutes(router, { auditor, httpAuth, takeOvers: authorized });
}
