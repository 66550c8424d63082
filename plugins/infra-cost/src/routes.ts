import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

// Of the old frontend system, which the new one takes too: `./legacy` has the
// same pages.
export const costsRouteRef = createRouteRef({ id: 'costs' });

/** What one stack costs, by the stack's name. */
export const stackCostRouteRef = createSubRouteRef({
  id: 'costs/stack',
  parent: costsRouteRef,
  path: '/stacks/:name',
});

/** Projects of reports that are no stack that is known. */
export const unmatchedRouteRef = createSubRouteRef({
  id: 'costs/unmatched',
  parent: costsRouteRef,
  path: '/unmatched',
});

/** Ways to pay less. */
export const savingsRouteRef = createSubRouteRef({
  id: 'costs/savings',
  parent: costsRouteRef,
  path: '/savings',
});

/** What pull requests would make of the costs. */
export const pullsRouteRef = createSubRouteRef({
  id: 'costs/pull-requests',
  parent: costsRouteRef,
  path: '/pull-requests',
});

/** What one pull request would make of them. */
export const pullRouteRef = createSubRouteRef({
  id: 'costs/pull-request',
  parent: costsRouteRef,
  path: '/pull-requests/:host/:owner/:name/:number',
});

/** What owners are told once a week. */
export const weeklyRouteRef = createSubRouteRef({
  id: 'costs/weekly',
  parent: costsRouteRef,
  path: '/weekly',
});

/** One stack, where the app shows stacks. */
export const stackRouteRef = createExternalRouteRef({
  id: 'stack',
  params: ['name'],
  optional: true,
  defaultTarget: 'infra-stacks.stack',
});

/** One product, where the app shows products. */
export const productRouteRef = createExternalRouteRef({
  id: 'product',
  params: ['name'],
  optional: true,
  defaultTarget: 'infra-stacks.product',
});

/** The repositories that stacks are read from, where the app shows them. */
export const sourcesRouteRef = createExternalRouteRef({
  id: 'sources',
  optional: true,
  defaultTarget: 'infra-stacks.sources',
});

/** Runs of Atlantis, where the app shows them. */
export const activityRouteRef = createExternalRouteRef({
  id: 'activity',
  optional: true,
  defaultTarget: 'infra-stacks.activity',
});

/** Requests of Create service, where the app has them. */
export const requestsRouteRef = createExternalRouteRef({
  id: 'requests',
  optional: true,
  defaultTarget: 'infra-golden-path.pullRequests',
});

export { useRoutePath } from '@infra-portal/infra-react';
