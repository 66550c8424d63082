import {
  costExceptionRequestSchema,
  openCostExceptionSchema,
} from '@infra-portal/infra-common';
import { audited, checkRequest } from '@infra-portal/infra-node';
import express, { type Request, type Router } from 'express';
import { z } from 'zod';
import { noSuchPull } from '../../pulls';
import type { RouterOptions } from '../createRouter';
import { costKeys } from './costs';

const ONE = '/pull-requests/:host/:owner/:name/:number';

const listQuery = z.strictObject({
  ...costKeys,
  open: z.enum(['open', 'merged', 'closed']).optional(),
});
const pendingQuery = z.strictObject(costKeys);
const part = z.string().regex(/^[\w.:-]{1,100}$/, 'is not part of an address');
const pullParams = z.object({
  ...{ host: part, owner: part, name: part },
  number: z.coerce.number().int().positive().max(2_147_483_647),
});

/** The pull request that an address names. */
export function pullOf(request: Request) {
  const { host, owner, name, number } = checkRequest(
    ...[pullParams, request.params, 'address'],
  );
  return { repository: `${host}/${owner}/${name}`, number };
}

/** What pull requests would change of the costs. */
export function addPullRoutes(
  router: Router,
  { auditor, costs, httpAuth }: RouterOptions,
): void {
  router.get('/pull-requests', async (request, response) => {
    const { pulls } = await costs.for(await httpAuth.credentials(request));
    const query = checkRequest(listQuery, request.query, 'query');
    const { open, ...filter } = query;
    response.json(await pulls.reader.list({ filter, open }));
  });

  router.get(ONE, async (request, response) => {
    const { pulls } = await costs.for(await httpAuth.credentials(request));
    response.json(await pulls.reader.pull(pullOf(request)));
  });

  router.get(`${ONE}/brief`, async (request, response) => {
    const { pulls } = await costs.for(await httpAuth.credentials(request));
    response.json(await pulls.reader.brief(pullOf(request)));
  });

  router.get('/pending', async (request, response) => {
    const { pulls } = await costs.for(await httpAuth.credentials(request));
    const filter = checkRequest(pendingQuery, request.query, 'query');
    response.json(await pulls.reader.pending(filter));
  });

  router.post(`${ONE}/again`, async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const pulls = await costs.pricing(user);
    const key = pullOf(request);
    pulls.limit(user.principal.userEntityRef);
    await audited(
      auditor,
      request,
      { eventId: 'pull-price', meta: { ...key, number: String(key.number) } },
      async () => {
        if (!(await pulls.again(key))) throw noSuchPull(key);
      },
    );
    response.status(202).end();
  });

  const body = express.json({ limit: '200kb' });

  router.post(`${ONE}/exception/preview`, body, async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const { exceptions, limit } = await costs.excepting(user);
    const key = pullOf(request);
    const wanted = checkRequest(
      ...[costExceptionRequestSchema, request.body, 'body'],
    );
    limit(user.principal.userEntityRef);
    response.json(await exceptions.preview(key, wanted));
  });

  router.post(`${ONE}/exception`, body, async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const { exceptions, actorOf, limit } = await costs.excepting(user);
    const key = pullOf(request);
    const wanted = checkRequest(
      ...[openCostExceptionSchema, request.body, 'body'],
    );
    const { userEntityRef } = user.principal;
    limit(userEntityRef);
    const { rule, until } = wanted.request;
    const opened = await audited(
      auditor,
      request,
      {
        eventId: 'cost-exception',
        meta: { ...key, number: String(key.number), rule, until },
      },
      async () => exceptions.open(key, wanted, await actorOf(userEntityRef)),
    );
    response.status(opened.created ? 201 : 200).json(opened);
  });
}
