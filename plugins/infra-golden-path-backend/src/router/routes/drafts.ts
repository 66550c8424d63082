import { draftInputSchema } from '@infra-portal/infra-common';
import { audited, checkRequest } from '@infra-portal/infra-node';
import type { Router } from 'express';
import { z } from 'zod';
import type { RouterOptions } from '../createRouter';

const draftId = z.uuid('must be a UUID');

/** One's own answers, kept until they are sent. */
export function addDraftRoutes(
  router: Router,
  { auditor, drafts, httpAuth }: RouterOptions,
): void {
  router.get('/drafts', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    response.json({ items: await drafts.list(user) });
  });

  router.get('/drafts/:id', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const id = checkRequest(draftId, request.params.id, 'id of the draft');
    response.json(await drafts.get(user, id));
  });

  router.put('/drafts/:id', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const id = checkRequest(draftId, request.params.id, 'id of the draft');
    const draft = checkRequest(draftInputSchema, request.body, 'body');
    const meta = { actionType: 'update', id };
    const saved = await audited(
      auditor,
      request,
      { eventId: 'draft-mutate', meta },
      () => drafts.put(user, id, draft),
    );
    response.json(saved);
  });

  router.delete('/drafts/:id', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const id = checkRequest(draftId, request.params.id, 'id of the draft');
    const meta = { actionType: 'delete', id };
    await audited(auditor, request, { eventId: 'draft-mutate', meta }, () =>
      drafts.remove(user, id),
    );
    response.status(204).end();
  });
}
