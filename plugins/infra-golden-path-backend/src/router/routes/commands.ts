import { commandOrderSchema } from '@infra-portal/infra-common';
import { audited, checkRequest } from '@infra-portal/infra-node';
import type { Router } from 'express';
import { z } from 'zod';
import type { RouterOptions } from '../createRouter';

const requestId = z.string().regex(/^[\w.:-]{1,100}$/, 'is not an id');

/** Asks Atlantis on the pull request, as the person who is signed in. */
export function addCommandRoutes(
  router: Router,
  { auditor, httpAuth, commands, requests }: RouterOptions,
): void {
  router.post('/requests/:id/atlantis', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const id = checkRequest(requestId, request.params.id, 'id of the request');
    const order = checkRequest(commandOrderSchema, request.body, 'body');
    const { repository, pullRequest } = await requests.get(user, id);
    const meta = {
      ...{ actionType: order.command, id, project: order.project },
      pullRequest: `${repository}#${pullRequest?.number ?? ''}`,
      head: order.head,
    };
    const outcome = await audited(
      auditor,
      request,
      { eventId: 'request-command', meta },
      () => commands.run(user, id, order),
    );
    response.json(outcome);
  });
}
