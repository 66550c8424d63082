import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { PULL_PAGE, PULL_VIEWS, RISK_LEVELS } from '@infra-portal/infra-common';
import { checkRequest, many } from '@infra-portal/infra-node';
import type { Router } from 'express';
import { z } from 'zod';
import type { AuthorizedPulls } from './AuthorizedPulls';

const value = z.string().min(1).max(300);
/** Values of one filter. */
const MOST = 100;

/** Query of a list of open pull requests. */
export const pullsQuery = z.strictObject({
  view: z.enum(PULL_VIEWS).optional(),
  product: many(value, MOST),
  environment: many(value, MOST),
  risk: many(z.enum(RISK_LEVELS), RISK_LEVELS.length),
  repository: many(value, MOST),
  text: z.string().max(200).optional(),
  generated: z.enum(['true', 'false']).optional(),
  cursor: z.string().max(1_000).optional(),
  limit: z.coerce.number().int().min(1).max(PULL_PAGE.most).optional(),
});

/** Open pull requests, as the caller sees them. */
export function addPullRoutes(
  router: Router,
  options: { httpAuth: HttpAuthService; pulls: AuthorizedPulls },
): void {
  const { httpAuth, pulls } = options;
  router.get('/pulls', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const query = checkRequest(pullsQuery, request.query, 'query');
    const { generated, cursor, limit, ...filter } = query;
    response.json(
      await pulls.list(
        user,
        {
          ...filter,
          ...(generated !== undefined && { generated: generated === 'true' }),
        },
        { cursor, limit },
      ),
    );
  });
}
