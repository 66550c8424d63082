import { DRIFT_CAUSES, DRIFT_STATES } from '@infra-portal/infra-common';
import { audited, checkRequest, many } from '@infra-portal/infra-node';
import type { Router } from 'express';
import { z } from 'zod';
import type { RouterOptions } from '../createRouter';

const value = z.string().min(1).max(1_000);
/** Values of one filter. */
const MOST_VALUES = 100;
const values = many(value, MOST_VALUES);

/** Query of a list of stacks with their drift. */
export const driftQuery = z.strictObject({
  product: values,
  owner: values,
  environment: values,
  repository: values,
  stack: values,
  state: many(z.enum(DRIFT_STATES), DRIFT_STATES.length),
  cause: many(z.enum(DRIFT_CAUSES), DRIFT_CAUSES.length),
  q: z.string().max(200).optional(),
  cursor: z.string().max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const trendQuery = z.strictObject({
  days: z.coerce.number().int().min(1).max(366).default(90),
  product: values,
  owner: values,
});

/** Of an episode. */
export const episodeId = z
  .string()
  .regex(/^[0-9a-f]{24}$/, 'is not an id of the portal');

/** What is not as the code says, and since when. */
export function addDriftRoutes(
  router: Router,
  { auditor, drift, httpAuth }: RouterOptions,
): void {
  router.get('/drift', async (request, response) => {
    const reader = await drift.for(await httpAuth.credentials(request));
    const query = checkRequest(driftQuery, request.query, 'query');
    response.json(await reader.page(query));
  });

  router.get('/drift/trend', async (request, response) => {
    const reader = await drift.for(await httpAuth.credentials(request));
    const query = checkRequest(trendQuery, request.query, 'query');
    response.json(await reader.trend(query));
  });

  router.get('/drift/stacks/:name', async (request, response) => {
    const reader = await drift.for(await httpAuth.credentials(request));
    const name = checkRequest(value, request.params.name, 'name of the stack');
    response.json(await reader.stack(name));
  });

  router.get('/drift/episodes/:id', async (request, response) => {
    const reader = await drift.for(await httpAuth.credentials(request));
    const wanted = checkRequest(
      episodeId,
      request.params.id,
      'id of the episode',
    );
    response.json(await reader.episode(wanted));
  });

  router.post('/drift/stacks/:name/check', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const name = checkRequest(value, request.params.name, 'name of the stack');
    await audited(
      auditor,
      request,
      { eventId: 'drift-check', meta: { stack: name } },
      () => drift.check(credentials, name),
    );
    response.status(202).json({ queued: true });
  });
}
