import { REPOSITORY_EVENTS } from '@infra-portal/infra-common';
import {
  createRateLimit,
  InventoryClient,
  repositoryWebUrl,
} from '@infra-portal/infra-node';
import { randomUUID } from 'node:crypto';
import { PlanQueue } from '../gates/plan/PlanQueue';
import { readPlanSettings } from '../gates/plan/readPlanSettings';
import type { PullFacts } from '../pulls';
import type { AddRoutes, RoomDeps } from '../rooms';
import { AuthorizedReviews } from './AuthorizedReviews';
import { PullChecks } from './checks/PullChecks';
import { ReviewDocuments } from './ReviewDocuments';
import { ReviewedPulls } from './ReviewedPulls';
import { ReviewParts } from './ReviewParts';
import { Reviews } from './Reviews';
import { addReviewRoutes } from './routes';

/** Going through a list of pull requests is far below this. */
const CHECKS = { burst: 30, period: 60_000 };

/** One at a time: who creates a service waits for nobody who reads. */
const PLANS_AT_ONCE = 1;
const MOST_WAITING = 24;

/** What reviewers read of pull requests. */
export async function openReview(
  deps: RoomDeps & { facts: PullFacts },
): Promise<AddRoutes> {
  const { events, httpAuth, permissions } = deps;
  const pulls = new ReviewedPulls({ ...deps, now: Date.now });
  await events.subscribe({
    // Each replica has something of its own to forget.
    id: `infra-golden-path-review-${randomUUID()}`,
    topics: [REPOSITORY_EVENTS.pullRequest],
    async onEvent({ eventPayload }) {
      const { repository, number } = eventPayload as Record<string, unknown>;
      pulls.forget(String(repository), Number(number));
    },
  });
  const parts = new ReviewParts({
    ...deps,
    inventory: new InventoryClient(deps),
  });
  const documents = new ReviewDocuments({
    ...{ parts, logger: deps.logger, now: Date.now },
  });
  const reviews = new AuthorizedReviews({
    reviews: new Reviews({
      ...{ pulls, documents, parts, now: Date.now },
      checks: new PullChecks({
        plans: {
          queue: new PlanQueue(MOST_WAITING, PLANS_AT_ONCE),
          settings: readPlanSettings(deps.config),
        },
        now: Date.now,
      }),
      webUrlOf: repository => repositoryWebUrl(deps.config, repository),
    }),
    permissions,
    limit: createRateLimit(CHECKS),
  });
  return router => addReviewRoutes(router, { httpAuth, reviews });
}
