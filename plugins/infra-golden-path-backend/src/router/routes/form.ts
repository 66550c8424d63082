import type { Router } from 'express';
import { existingService } from '../../form/existingService';
import { formModel } from '../../form/formModel';
import type { RouterOptions } from '../createRouter';
import { repositoryFrom } from '../parse';

/** What the form asks, and what it asks of a service that is there. */
export function addFormRoutes(
  router: Router,
  { bases, httpAuth }: RouterOptions,
): void {
  router.get('/form', async (request, response) => {
    await httpAuth.credentials(request, { allow: ['user'] });
    const base = await bases.of(repositoryFrom(request.query.repository));
    response.json(await formModel(base));
  });

  router.get('/services/:product/:service', async (request, response) => {
    await httpAuth.credentials(request, { allow: ['user'] });
    const { product, service } = request.params;
    const base = await bases.of(repositoryFrom(request.query.repository));
    response.json(await existingService(base, product, service));
  });
}
