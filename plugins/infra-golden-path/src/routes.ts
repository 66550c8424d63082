import { createRouteRef } from '@backstage/frontend-plugin-api';

export const createServiceRouteRef = createRouteRef();
export const pullRequestsRouteRef = createRouteRef();
