import {
  useRouteRef,
  type RouteFunc,
  type RouteRef,
  type SubRouteRef,
} from '@backstage/core-plugin-api';

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
