import { STACK_ORDERS } from '@infra-portal/infra-common';
import { checkRequest, many } from '@infra-portal/infra-node';
import type { Router } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { RouterOptions } from '../createRouter';

const value = z.string().max(300);
/** Values of one facet. */
const MOST_VALUES = 100;

const filter = {
  product: many(value, MOST_VALUES),
  environment: many(value, MOST_VALUES),
  owner: many(value, MOST_VALUES),
  repository: many(value, MOST_VALUES),
  module: many(value, MOST_VALUES),
  layer: many(value, MOST_VALUES),
  finding: many(value, MOST_VALUES),
  text: z.string().max(200).optional(),
  order: z.enum(STACK_ORDERS).optional(),
  descending: z.enum(['true', 'false']).optional(),
};

/** Query of all stacks that fit. */
const fittingQuery = z.strictObject(filter);

/** Query of a list of stacks. */
export const stacksQuery = z.strictObject({
  ...filter,
  cursor: z.string().max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

const name = z
  .string()
  .regex(/^[a-z0-9-]{1,63}$/, 'is not a name of the portal');

function queryOf(query: z.output<typeof fittingQuery>) {
  const { text, order, descending, ...facets } = query;
  return { facets, text, order, descending: descending === 'true' };
}

/** Stacks, and the repositories that they are read from. */
export function addStackRoutes(
  router: Router,
  { httpAuth, stacks }: RouterOptions,
): void {
  router.get('/stacks', async (request, response) => {
    const reader = await stacks.for(await httpAuth.credentials(request));
    const query = checkRequest(stacksQuery, request.query, 'query');
    const { cursor, limit, ...fitting } = query;
    response.json(await reader.page({ ...queryOf(fitting), cursor, limit }));
  });

  router.get('/stacks.csv', async (request, response) => {
    const reader = await stacks.for(await httpAuth.credentials(request));
    const query = checkRequest(fittingQuery, request.query, 'query');
    const parts = await reader.csv(queryOf(query));
    response.setHeader(
      'content-type',
      'text/csv; charset=utf-8; header=present',
    );
    response.setHeader(
      'content-disposition',
      'attachment; filename="stacks.csv"',
    );
    await pipeline(Readable.from(parts), response);
  });

  router.get('/stacks/:name', async (request, response) => {
    const reader = await stacks.for(await httpAuth.credentials(request));
    const wanted = checkRequest(name, request.params.name, 'name');
    response.json(await reader.stack(wanted));
  });

  router.get('/modules', async (request, response) => {
    const reader = await stacks.for(await httpAuth.credentials(request));
    response.json(await reader.modules());
  });

  router.get('/modules/:name', async (request, response) => {
    const reader = await stacks.for(await httpAuth.credentials(request));
    const wanted = checkRequest(name, request.params.name, 'name');
    response.json(await reader.module(wanted));
  });

  router.get('/products', async (request, response) => {
    const reader = await stacks.for(await httpAuth.credentials(request));
    response.json(await reader.products());
  });

  router.get('/products/:name', async (request, response) => {
    const reader = await stacks.for(await httpAuth.credentials(request));
    const wanted = checkRequest(value, request.params.name, 'name');
    response.json(await reader.product(wanted));
  });

  router.get('/products/:name/graph', async (request, response) => {
    const reader = await stacks.for(await httpAuth.credentials(request));
    const wanted = checkRequest(value, request.params.name, 'name');
    response.json(await reader.graph(wanted));
  });

  router.get('/sources', async (request, response) => {
    const reader = await stacks.for(await httpAuth.credentials(request));
    response.json({ items: await reader.sources() });
  });
}
