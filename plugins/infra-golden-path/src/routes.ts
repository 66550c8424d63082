import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

// Of the old frontend system, which the new one takes too: `./legacy` has the
// same pages.
export const createServiceRouteRef = createRouteRef({ id: 'create-service' });
export const pullRequestsRouteRef = createRouteRef({ id: 'pull-requests' });

/** One request for a pull request; `id` is the portal's, not GitHub's number. */
export const requestRouteRef = createSubRouteRef({
  id: 'pull-requests/request',
  parent: pullRequestsRouteRef,
  path: '/:id',
});

export { useRoutePath } from '@infra-portal/infra-react';
