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

/** One pull request as its reviewers read it. */
export const reviewRouteRef = createSubRouteRef({
  id: 'pull-requests/review',
  parent: pullRequestsRouteRef,
  path: '/:host/:owner/:name/:number',
});

/** Upgrades of modules and golden paths. */
export const upgradesRouteRef = createSubRouteRef({
  id: 'pull-requests/upgrades',
  parent: pullRequestsRouteRef,
  path: '/upgrades',
});

export const newUpgradeRouteRef = createSubRouteRef({
  id: 'pull-requests/upgrades/new',
  parent: pullRequestsRouteRef,
  path: '/upgrades/new',
});

export const upgradeRouteRef = createSubRouteRef({
  id: 'pull-requests/upgrades/upgrade',
  parent: pullRequestsRouteRef,
  path: '/upgrades/:id',
});

/** Hand-written stacks that the portal could take over. */
export const takeOverRouteRef = createSubRouteRef({
  id: 'pull-requests/take-over',
  parent: pullRequestsRouteRef,
  path: '/take-over',
});

/** Exceptions of policies and budgets. */
export const exceptionsRouteRef = createSubRouteRef({
  id: 'pull-requests/exceptions',
  parent: pullRequestsRouteRef,
  path: '/exceptions',
});

/** What all of this is worth, measured. */
export const valueRouteRef = createSubRouteRef({
  id: 'pull-requests/value',
  parent: pullRequestsRouteRef,
  path: '/value',
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
