import { matchCostSchema } from '@infra-portal/infra-common';
import { audited, checkRequest } from '@infra-portal/infra-node';
import express, { type Router } from 'express';
import { z } from 'zod';
import type { RouterOptions } from '../createRouter';

const id = z.string().regex(/^[0-9a-f]{64}$/, 'is not an id of the portal');

/** What reports told of no stack that is known. */
export function addUnmatchedRoutes(
  router: Router,
  { auditor, costs, httpAuth }: RouterOptions,
): void {
  router.get('/unmatched', async (request, response) => {
    const { reports } = await costs.for(await httpAuth.credentials(request));
    response.json({ items: await reports.unmatched() });
  });

  router.post(
    '/unmatched/:id/match',
    express.json({ limit: '10kb' }),
    async (request, response) => {
      const user = await httpAuth.credentials(request, { allow: ['user'] });
      const wanted = checkRequest(id, request.params.id, 'id');
      const reports = await costs.matching(user);
      const { stack } = checkRequest(matchCostSchema, request.body, 'body');
      const { userEntityRef } = user.principal;
      await audited(
        auditor,
        request,
        { eventId: 'report-match', meta: { id: wanted, stack } },
        () => reports.match(wanted, stack, userEntityRef),
      );
      response.status(204).end();
    },
  );
}
