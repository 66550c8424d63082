import {
  useRouteRef,
  type ExternalRouteRef,
  type RouteFunc,
  type RouteRef,
  type SubRouteRef,
} from '@backstage/core-plugin-api';

/** Where a page is, in either frontend system; `undefined` where the app leaves it out. */
export function useRoutePath<P extends { [name: string]: string } | undefined>(
  page: RouteRef<P> | SubRouteRef<P> | ExternalRouteRef<P, true>,
): RouteFunc<P> | undefined {
  try {
    // Of an optional one it gives the same, or nothing.
    return useRouteRef(page as RouteRef<P>);
  } catch {
    return undefined;
  }
}
