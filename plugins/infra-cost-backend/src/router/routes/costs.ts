import { COST_ORDERS, costGroupingSchema } from '@infra-portal/infra-common';
import { checkRequest, many } from '@infra-portal/infra-node';
import type { Router } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { RouterOptions } from '../createRouter';
import { filterOf, tagFilter } from './tagFilter';

/** The longest key: of a service, with its product. */
const value = z.string().max(700);
const MOST_VALUES = 100;

/** Keys of each dimension that a query may ask for. */
export const costKeys = {
  product: many(value, MOST_VALUES),
  owner: many(value, MOST_VALUES),
  environment: many(value, MOST_VALUES),
  service: many(value, MOST_VALUES),
  repository: many(value, MOST_VALUES),
};

const filter = {
  ...costKeys,
  ...tagFilter,
  text: z.string().max(200).optional(),
};
const list = {
  order: z.enum(COST_ORDERS).default('cost'),
  descending: z.enum(['true', 'false']).optional(),
};

const summaryQuery = z.strictObject(filter);
const daysQuery = z.strictObject({
  ...costKeys,
  ...tagFilter,
  dimension: costGroupingSchema.optional(),
  days: z.coerce.number().int().min(1).max(366).default(90),
});
const savingsQuery = z.strictObject(costKeys);
const csvQuery = z.strictObject({ ...filter, ...list });
const stacksQuery = csvQuery.extend({
  cursor: z.string().max(1_000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/** A stack's name in addresses. */
export const stackName = z
  .string()
  .regex(/^[a-z0-9-]{1,63}$/, 'is not a name of the portal');

const direction = (descending: 'true' | 'false' | undefined) =>
  descending === undefined ? {} : { descending: descending === 'true' };

/** What stacks cost, now and before. */
export function addCostRoutes(
  router: Router,
  { costs, httpAuth }: RouterOptions,
): void {
  router.get('/summary', async (request, response) => {
    const { reader } = await costs.for(await httpAuth.credentials(request));
    const query = checkRequest(summaryQuery, request.query, 'query');
    response.json(await reader.summary(filterOf(query)));
  });

  router.get('/days', async (request, response) => {
    const { reader } = await costs.for(await httpAuth.credentials(request));
    const query = checkRequest(daysQuery, request.query, 'query');
    const { days, dimension, ...asked } = query;
    const fitting = filterOf(asked, dimension);
    response.json(await reader.days({ filter: fitting, days, dimension }));
  });

  router.get('/savings', async (request, response) => {
    const { savings } = await costs.for(await httpAuth.credentials(request));
    const query = checkRequest(savingsQuery, request.query, 'query');
    response.json(await savings.savings(query));
  });

  router.get('/stacks', async (request, response) => {
    const { reader } = await costs.for(await httpAuth.credentials(request));
    const query = checkRequest(stacksQuery, request.query, 'query');
    const { order, descending, cursor, limit, ...fitting } = query;
    const page = { order, ...direction(descending), cursor, limit };
    response.json(await reader.page(filterOf(fitting), page));
  });

  router.get('/stacks.csv', async (request, response) => {
    const { reader } = await costs.for(await httpAuth.credentials(request));
    const query = checkRequest(csvQuery, request.query, 'query');
    const { order, descending, ...fitting } = query;
    const wanted = { order, ...direction(descending) };
    const parts = await reader.csv(filterOf(fitting), wanted);
    response.attachment('costs.csv');
    response.type('text/csv; charset=utf-8; header=present');
    await pipeline(Readable.from(parts), response);
  });

  router.get('/stacks/:name', async (request, response) => {
    const { reader } = await costs.for(await httpAuth.credentials(request));
    const wanted = checkRequest(stackName, request.params.name, 'name');
    response.json(await reader.stack(wanted));
  });

  router.get('/stacks/:name/savings', async (request, response) => {
    const { savings } = await costs.for(await httpAuth.credentials(request));
    const wanted = checkRequest(stackName, request.params.name, 'name');
    response.json(await savings.ofStack(wanted));
  });

  router.get('/stacks/:name/history', async (request, response) => {
    const { reader } = await costs.for(await httpAuth.credentials(request));
    const wanted = checkRequest(stackName, request.params.name, 'name');
    response.json(await reader.history(wanted));
  });
}
