import { checkRequest } from '@infra-portal/infra-node';
import type { Router } from 'express';
import { z } from 'zod';
import type { RouterOptions } from '../createRouter';

const MOST = 2_147_483_647;
const number = z.coerce.number().int().positive().max(MOST);

/** Query of the runs of a pull request. */
export const pullQuery = z.strictObject({
  /** `host/owner/name` */
  repository: z.string().min(1).max(1_000),
});

/** How far the stacks of a pull request are; the golden-path backend asks, too. */
export function addPullRoutes(
  router: Router,
  { httpAuth, runs }: RouterOptions,
): void {
  router.get('/pulls/:number/lane', async (request, response) => {
    const reader = await runs.for(
      await httpAuth.credentials(request, { allow: ['user', 'service'] }),
    );
    const wanted = checkRequest(number, request.params.number, 'number');
    const { repository } = checkRequest(pullQuery, request.query, 'query');
    response.json(await reader.pull(repository, wanted));
  });
}
