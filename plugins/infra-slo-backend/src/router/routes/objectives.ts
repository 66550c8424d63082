import { SLO_ORDERS, SLO_STATES } from '@infra-portal/infra-common';
import { checkRequest, many } from '@infra-portal/infra-node';
import type { Router } from 'express';
import { z } from 'zod';
import type { RouterOptions } from '../createRouter';

const MOST_VALUES = 100;
const value = z.string().max(300);

const pageQuery = z.strictObject({
  product: many(value, MOST_VALUES),
  owner: many(value, MOST_VALUES),
  environment: many(value, MOST_VALUES),
  state: many(z.enum(SLO_STATES), SLO_STATES.length),
  entityRef: value.optional(),
  text: z.string().max(200).optional(),
  order: z.enum(SLO_ORDERS).default('worst'),
  cursor: z.string().max(1_000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/** An id in addresses. */
export const objectiveId = z.string().min(1).max(200);

/** What services promise, and whether they keep it. */
export function addObjectiveRoutes(
  router: Router,
  { slos, httpAuth }: RouterOptions,
): void {
  router.get('/objectives', async (request, response) => {
    const { reader } = await slos.for(await httpAuth.credentials(request));
    const query = checkRequest(pageQuery, request.query, 'query');
    const { order, cursor, limit, ...filter } = query;
    response.json(await reader.page(filter, { order, cursor, limit }));
  });

  router.get('/objectives/:id', async (request, response) => {
    const { reader } = await slos.for(await httpAuth.credentials(request));
    const id = checkRequest(objectiveId, request.params.id, 'id');
    response.json(await reader.objective(id));
  });
}
