import { checkRequest } from '@infra-portal/infra-node';
import type { Router } from 'express';
import { z } from 'zod';
import type { RouterOptions } from '../createRouter';
import { costKeys, stackName } from './costs';
import { filterOf, tagFilter } from './tagFilter';

const point = z.string().regex(/^[0-9a-f]{64}$/, 'is not an id of a point');
const compareQuery = z.strictObject({ from: point, to: point });
const tagsQuery = z.strictObject({
  ...costKeys,
  ...tagFilter,
  /** The tag whose groups are told. */
  by: z.string().min(1).max(128).optional(),
});

/** Costs by tags, and between two points of a history. */
export function addViewRoutes(
  router: Router,
  { costs, httpAuth }: RouterOptions,
): void {
  router.get('/tags', async (request, response) => {
    const { tags } = await costs.for(await httpAuth.credentials(request));
    const query = checkRequest(tagsQuery, request.query, 'query');
    const { by, ...asked } = query;
    const grouping = by === undefined ? undefined : (`tag:${by}` as const);
    response.json(await tags.tags(filterOf(asked, grouping), by));
  });

  router.get('/stacks/:name/compare', async (request, response) => {
    const { reader } = await costs.for(await httpAuth.credentials(request));
    const name = checkRequest(stackName, request.params.name, 'name');
    const { from, to } = checkRequest(compareQuery, request.query, 'query');
    response.json(await reader.compare(name, from, to));
  });
}
