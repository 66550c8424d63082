import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { viewIdSchema, viewInputSchema } from '@infra-portal/infra-common';
import { checkRequest } from '@infra-portal/infra-node';
import express, { type Request, type Router } from 'express';
import type { RouterOptions } from '../createRouter';

/** A title and a query. */
const body = express.json({ limit: '64kb' });

const refOf = ({ principal }: BackstageCredentials<BackstageUserPrincipal>) =>
  principal.userEntityRef.toLowerCase();

/** One's own saved lists of stacks. */
export function addViewRoutes(
  router: Router,
  { httpAuth, stacks, views }: RouterOptions,
): void {
  /** Who asks; those who may not see stacks have no views of them. */
  const ownerOf = async (request: Request) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    await stacks.for(user);
    return refOf(user);
  };

  router.get('/views', async (request, response) => {
    const owner = await ownerOf(request);
    response.json({ items: await views.list(owner) });
  });

  router.put('/views/:id', body, async (request, response) => {
    const owner = await ownerOf(request);
    const id = checkRequest(viewIdSchema, request.params.id, 'id of the view');
    const input = checkRequest(viewInputSchema, request.body, 'body');
    response.json(await views.put(owner, id, input));
  });

  router.delete('/views/:id', async (request, response) => {
    const owner = await ownerOf(request);
    const id = checkRequest(viewIdSchema, request.params.id, 'id of the view');
    await views.remove(owner, id);
    response.status(204).end();
  });
}
