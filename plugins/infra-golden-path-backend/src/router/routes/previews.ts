import {
  declaredRequestSchema,
  previewRequestSchema,
} from '@infra-portal/infra-common';
import { checkRequest } from '@infra-portal/infra-node';
import type { Response, Router } from 'express';
import { excerpted } from '../../previews/excerpted';
import type { RouterOptions } from '../createRouter';
import { repositoryFrom } from '../repositoryFrom';

/** What would be proposed for answers. */
export function addPreviewRoutes(
  router: Router,
  { httpAuth, limits, previews }: RouterOptions,
): void {
  router.post('/preview', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const body = checkRequest(previewRequestSchema, request.body, 'body');
    const { userEntityRef } = user.principal;
    limits.previews(userEntityRef);
    if (body.plan) limits.plans(userEntityRef);
    const { repository, whole, ...wanted } = body;
    const signal = whileConnected(response);
    const preview = await previews.preview(user, {
      ...wanted,
      repository: repositoryFrom(repository),
      signal,
    });
    if (signal.aborted) return;
    response.json(whole ? preview : excerpted(preview));
  });

  router.post('/declared', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const body = checkRequest(declaredRequestSchema, request.body, 'body');
    limits.declared(user.principal.userEntityRef);
    const signal = whileConnected(response);
    const repository = repositoryFrom(body.repository);
    const wanted = { intent: body.intent, repository, signal };
    const answer = await previews.declared(user, wanted);
    if (!signal.aborted) response.json(answer);
  });
}

/** Aborts when the caller goes away, as browsers do at each key. */
function whileConnected(response: Response): AbortSignal {
  const controller = new AbortController();
  response.on('close', () => {
    if (!response.writableEnded) controller.abort();
  });
  return controller.signal;
}
