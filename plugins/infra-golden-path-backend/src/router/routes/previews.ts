import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  declaredRequestSchema,
  previewRequestSchema,
} from '@infra-portal/infra-common';
import { checkRequest } from '@infra-portal/infra-node';
import type { Response, Router } from 'express';
import { excerpted } from '../../previews/excerpted';
import type { DeclaredOptions } from '../../previews/types';
import type { RouterOptions } from '../createRouter';
import { repositoryFrom } from '../repositoryFrom';

/** What would be proposed for answers. */
export function addPreviewRoutes(
  router: Router,
  { backtests, httpAuth, limits, previews }: RouterOptions,
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

  /** The same of answers alone, with a limit of its own. */
  const addOfAnswers = <T>(
    name: 'declared' | 'backtests',
    path: string,
    answerTo: (
      user: BackstageCredentials,
      options: DeclaredOptions,
    ) => Promise<T>,
  ) =>
    router.post(path, async (request, response) => {
      const user = await httpAuth.credentials(request, { allow: ['user'] });
      const body = checkRequest(declaredRequestSchema, request.body, 'body');
      limits[name](user.principal.userEntityRef);
      const signal = whileConnected(response);
      const repository = repositoryFrom(body.repository);
      const wanted = { intent: body.intent, repository, signal };
      const answer = await answerTo(user, wanted);
      if (!signal.aborted) response.json(answer);
    });
  addOfAnswers('declared', '/declared', (user, wanted) =>
    previews.declared(user, wanted),
  );
  addOfAnswers('backtests', '/backtest', (user, wanted) =>
    backtests.of(user, wanted),
  );
}

/** Aborts when the caller goes away, as browsers do at each key. */
function whileConnected(response: Response): AbortSignal {
  const controller = new AbortController();
  response.on('close', () => {
    if (!response.writableEnded) controller.abort();
  });
  return controller.signal;
}
