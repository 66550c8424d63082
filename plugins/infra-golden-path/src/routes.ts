import {
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

export const createServiceRouteRef = createRouteRef();
export const pullRequestsRouteRef = createRouteRef();

/** One request for a pull request; `id` is the portal's, not GitHub's number. */
export const requestRouteRef = createSubRouteRef({
  parent: pullRequestsRouteRef,
  path: '/:id',
});
