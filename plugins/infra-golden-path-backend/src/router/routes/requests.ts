import {
  REQUEST_STATES,
  resumeSchema,
  submitSchema,
} from '@infra-portal/infra-common';
import { audited, checkRequest, many } from '@infra-portal/infra-node';
import type { Request, Router } from 'express';
import { z } from 'zod';
import type { RouterOptions } from '../createRouter';
import { repositoryFrom } from '../repositoryFrom';

/** Query of a list of requests. */
export const requestQuery = z.strictObject({
  mine: z.enum(['true', 'false']).optional(),
  state: many(z.enum(REQUEST_STATES), 20),
  product: z.string().max(100).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});

/** `Prefer: respond-async` of RFC 7240. */
function doesNotWait(request: Request): boolean {
  const wishes = (request.get('prefer') ?? '').split(/[,;]/);
  return wishes.some(wish => wish.trim().toLowerCase() === 'respond-async');
}

const requestId = z.string().regex(/^[\w.:-]{1,100}$/, 'is not an id');

/** Pull requests of the portal, and how far they are. */
export function addRequestRoutes(
  router: Router,
  { auditor, httpAuth, requests }: RouterOptions,
): void {
  router.post('/requests', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const { repository, ...order } = checkRequest(
      submitSchema,
      request.body,
      'body',
    );
    const meta = { actionType: 'create', change: order.change };
    const { request: made, created } = await audited(
      auditor,
      request,
      { eventId: 'request-mutate', meta },
      () =>
        requests.submit(user, {
          ...order,
          repository: repositoryFrom(repository),
          // A page that is told of changes would only show less for longer.
          ...(doesNotWait(request) && { patience: 0 }),
        }),
    );
    response.status(created ? 201 : 200).json(made);
  });

  router.get('/requests', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const query = checkRequest(requestQuery, request.query, 'query');
    const { mine, state, ...filter } = query;
    response.json(
      await requests.list(user, {
        ...filter,
        states: state,
        ...(mine === 'true' && { requestedBy: user.principal.userEntityRef }),
      }),
    );
  });

  router.get('/requests/:id', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const id = checkRequest(requestId, request.params.id, 'id of the request');
    response.json(await requests.get(user, id));
  });

  router.post('/requests/:id/resume', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const id = checkRequest(requestId, request.params.id, 'id of the request');
    const options = checkRequest(resumeSchema, request.body ?? {}, 'body');
    const meta = { actionType: 'resume', id };
    const changed = await audited(
      auditor,
      request,
      { eventId: 'request-mutate', meta },
      () => requests.resume(user, id, options),
    );
    response.json(changed);
  });

  router.post('/requests/:id/cancel', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const id = checkRequest(requestId, request.params.id, 'id of the request');
    const meta = { actionType: 'cancel', id };
    const changed = await audited(
      auditor,
      request,
      { eventId: 'request-mutate', meta },
      () => requests.cancel(user, id),
    );
    response.json(changed);
  });
}
