import { sendWeeklySchema } from '@infra-portal/infra-common';
import { audited, checkRequest } from '@infra-portal/infra-node';
import express, { type Router } from 'express';
import { z } from 'zod';
import type { RouterOptions } from '../createRouter';

const owner = z.string().max(300);
const listQuery = z.strictObject({ owner: owner.optional() });
const ownerQuery = z.strictObject({ owner });
const week = z.iso.date('is not a day such as 2026-11-23');

/** Weekly reports: those that were sent, and what there would be to say now. */
export function addWeeklyRoutes(
  router: Router,
  { auditor, costs, httpAuth, limit }: RouterOptions,
): void {
  router.get('/weekly', async (request, response) => {
    const { weekly } = await costs.for(await httpAuth.credentials(request));
    const query = checkRequest(listQuery, request.query, 'query');
    response.json(await weekly.list(query.owner));
  });

  router.get('/weekly/next', async (request, response) => {
    const { weekly } = await costs.for(await httpAuth.credentials(request));
    const query = checkRequest(ownerQuery, request.query, 'query');
    response.json(await weekly.next(query.owner));
  });

  router.get('/weekly/:week', async (request, response) => {
    const { weekly } = await costs.for(await httpAuth.credentials(request));
    const wanted = checkRequest(week, request.params.week, 'week');
    const query = checkRequest(ownerQuery, request.query, 'query');
    response.json(await weekly.week(wanted, query.owner));
  });

  router.post(
    '/weekly/send',
    express.json({ limit: '10kb' }),
    async (request, response) => {
      const user = await httpAuth.credentials(request, { allow: ['user'] });
      const { weekly } = await costs.for(user);
      const body = checkRequest(sendWeeklySchema, request.body, 'body');
      const { userEntityRef } = user.principal;
      limit(userEntityRef);
      await audited(
        auditor,
        request,
        { eventId: 'weekly-send', meta: { owner: body.owner } },
        () => weekly.sendTo(userEntityRef, body.owner),
      );
      response.status(204).end();
    },
  );
}
