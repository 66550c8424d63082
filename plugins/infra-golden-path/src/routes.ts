import {
  createRouteRef,
  createSubRouteRef,
  useRouteRef,
  type RouteFunc,
  type RouteRef,
  type SubRouteRef,
} from '@backstage/core-plugin-api';

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

/** Where a page is, in either frontend system; `undefined` where the app leaves it out. */
export function useRoutePath<P extends { [name: string]: string } | undefined>(
  page: RouteRef<P> | SubRouteRef<P>,
): RouteFunc<P> | undefined {
  try {
    return useRouteRef(page);
  } catch {
    return undefined;
  }
}
