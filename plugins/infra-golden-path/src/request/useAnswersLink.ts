import type { ServiceRequest } from '@infra-portal/infra-common';
import { createServiceRouteRef, useRoutePath } from '../routes';

/** Back to the answers of a request; undefined where the app has no form. */
export function useAnswersLink(request: ServiceRequest): string | undefined {
  const create = useRoutePath(createServiceRouteRef);
  if (!create) return undefined;
  const { id, change, product, service, repository } = request;
  const query = new URLSearchParams({
    repository,
    request: id,
    // A service that exists is changed, not made again.
    ...(change !== 'create' && { product, service }),
  });
  return `${create()}?${query}`;
}
