import express, { type Router } from 'express';
import type { RouterOptions } from '../createRouter';

/** Fifty stacks of a golden path have less than a tenth of it. */
const LARGEST_BODY = '4mb';

/** What declared stacks would cost, and from which prices. */
export function addLiveRoutes(
  router: Router,
  { costs, httpAuth, limit }: RouterOptions,
): void {
  router.post(
    '/estimate',
    express.json({ limit: LARGEST_BODY }),
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      const { live } = await costs.for(credentials);
      limit(credentials.principal.userEntityRef);
      response.json(await live.estimateBest(request.body));
    },
  );

  router.get('/price-book', async (request, response) => {
    const { live } = await costs.for(await httpAuth.credentials(request));
    response.json(live.priceBook());
  });
}
