import type { Router } from 'express';
import type { RouterOptions } from '../createRouter';
import { repositoryFrom } from '../repositoryFrom';

/** What the form asks, and what it asks of a service that is there. */
export function addFormRoutes(
  router: Router,
  { httpAuth, previews }: RouterOptions,
): void {
  router.get('/form', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const repository = repositoryFrom(request.query.repository);
    response.json(await previews.form(user, repository));
  });

  router.get('/services/:product/:service', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const { product, service } = request.params;
    const repository = repositoryFrom(request.query.repository);
    response.json(await previews.existing(user, product, service, repository));
  });
}
