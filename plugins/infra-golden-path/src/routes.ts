import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
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

/** One run of Atlantis, where the app shows runs. */
export const runRouteRef = createExternalRouteRef({
  id: 'run',
  params: ['id'],
  optional: true,
  defaultTarget: 'infra-stacks.run',
});

/** What one pull request would make of the costs, where the app shows costs. */
export const pullCostRouteRef = createExternalRouteRef({
  id: 'pull-cost',
  params: ['host', 'owner', 'name', 'number'],
  optional: true,
  defaultTarget: 'infra-cost.pullRequest',
});

export { useRoutePath } from '@infra-portal/infra-react';
