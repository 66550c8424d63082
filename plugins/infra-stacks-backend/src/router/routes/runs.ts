import { RUN_COMMANDS, RUN_STATES } from '@infra-portal/infra-common';
import { checkRequest, many } from '@infra-portal/infra-node';
import type { Router } from 'express';
import { z } from 'zod';
import type { RouterOptions } from '../createRouter';

const value = z.string().min(1).max(1_000);
/** Values of one filter. */
const MOST_VALUES = 100;

/** Query of a list of runs. */
export const runsQuery = z.strictObject({
  stack: many(value, MOST_VALUES),
  product: many(value, MOST_VALUES),
  repository: many(value, MOST_VALUES),
  pullRequest: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  state: many(z.enum(RUN_STATES), RUN_STATES.length),
  command: many(z.enum(RUN_COMMANDS), RUN_COMMANDS.length),
  q: z.string().max(200).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const activityQuery = z.strictObject({
  days: z.coerce.number().int().min(1).max(366).default(90),
});

const id = z.string().regex(/^[0-9a-f]{24}$/, 'is not an id of the portal');

/** Plans, applies and policy checks, and who holds which stack. */
export function addRunRoutes(
  router: Router,
  { httpAuth, runs }: RouterOptions,
): void {
  router.get('/runs', async (request, response) => {
    const reader = await runs.for(await httpAuth.credentials(request));
    const query = checkRequest(runsQuery, request.query, 'query');
    const { cursor, limit, q: text, pullRequest: pull } = query;
    response.json(
      await reader.page({
        stacks: query.stack,
        products: query.product,
        repositories: query.repository,
        states: query.state,
        commands: query.command,
        ...{ pull, text, cursor, limit },
      }),
    );
  });

  router.get('/runs/activity', async (request, response) => {
    const reader = await runs.for(await httpAuth.credentials(request));
    const { days } = checkRequest(activityQuery, request.query, 'query');
    response.json(await reader.activity(days));
  });

  router.get('/runs/:id', async (request, response) => {
    const reader = await runs.for(await httpAuth.credentials(request));
    const wanted = checkRequest(id, request.params.id, 'id of the run');
    response.json(await reader.run(wanted));
  });

  router.get('/locks', async (request, response) => {
    const reader = await runs.for(await httpAuth.credentials(request));
    response.json(await reader.locks());
  });
}
