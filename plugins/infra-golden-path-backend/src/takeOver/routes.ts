import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import {
  openTakeOverSchema,
  takeOverRequestSchema,
} from '@infra-portal/infra-common';
import { audited, checkRequest } from '@infra-portal/infra-node';
import type { Router } from 'express';
import type { AuthorizedTakeOvers } from './AuthorizedTakeOvers';

export interface TakeOverRoutesOptions {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  takeOvers: AuthorizedTakeOvers;
}

/** Hand-written stacks, and what they could become. */
export function addTakeOverRoutes(
  router: Router,
  { auditor, httpAuth, takeOvers }: TakeOverRoutesOptions,
): void {
  router.get('/take-over', async (request, response) => {
    response.json(await takeOvers.list(await httpAuth.credentials(request)));
  });

  router.post('/take-over/preview', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const order = checkRequest(takeOverRequestSchema, request.body, 'body');
    response.json(await takeOvers.preview(user, order));
  });

  router.post('/take-over', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const order = checkRequest(openTakeOverSchema, request.body, 'body');
    const { repository, dir, step } = order;
    const meta = { actionType: step, repository, dir };
    const opened = await audited(
      auditor,
      request,
      { eventId: 'take-over-mutate', meta },
      () => takeOvers.open(user, order),
    );
    response.status(opened.created ? 201 : 200).json(opened);
  });
}
