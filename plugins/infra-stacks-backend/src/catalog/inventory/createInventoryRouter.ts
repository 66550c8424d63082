import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { checkRequest, MOST_THINGS } from '@infra-portal/infra-node';
import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import type { Inventory } from './Inventory';

export interface InventoryRouterOptions {
  httpAuth: HttpAuthService;
  inventory: Inventory;
}

const query = z.strictObject({ known: z.string().max(100).optional() });
const body = z.strictObject({
  ids: z.array(z.string().max(200)).max(MOST_THINGS),
});

/** What there is, for the catalog; people ask for stacks and modules. */
export function createInventoryRouter({
  httpAuth,
  inventory,
}: InventoryRouterOptions): Router {
  const router = PromiseRouter();
  // Of this route only: a webhook's signature is that of its bytes.
  const json = express.json({ limit: '200kb' });

  router.get('/inventory', async (request, response) => {
    await httpAuth.credentials(request, { allow: ['service'] });
    const { known } = checkRequest(query, request.query, 'query');
    const list = await inventory.list();
    if (list.version === known) response.status(204).end();
    else response.json(list);
  });

  router.post('/inventory/things', json, async (request, response) => {
    await httpAuth.credentials(request, { allow: ['service'] });
    const { ids } = checkRequest(body, request.body, 'body');
    response.json(await inventory.things(ids));
  });

  return router;
}
