import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

// Of the old frontend system, which the new one takes too.
export const stacksRouteRef = createRouteRef({ id: 'stacks' });

/** One stack, by its name. */
export const stackRouteRef = createSubRouteRef({
  id: 'stacks/stack',
  parent: stacksRouteRef,
  path: '/:name',
});

export const productsRouteRef = createRouteRef({ id: 'products' });

/** One product, by its name. */
export const productRouteRef = createSubRouteRef({
  id: 'products/product',
  parent: productsRouteRef,
  path: '/:name',
});

/** The repositories that stacks are read from. No stack is called `-`. */
export const sourcesRouteRef = createSubRouteRef({
  id: 'stacks/sources',
  parent: stacksRouteRef,
  path: '/-/sources',
});

/** All modules. */
export const modulesRouteRef = createSubRouteRef({
  id: 'stacks/modules',
  parent: stacksRouteRef,
  path: '/-/modules',
});

/** One module, by its name. */
export const moduleRouteRef = createSubRouteRef({
  id: 'stacks/module',
  parent: stacksRouteRef,
  path: '/-/modules/:name',
});

/** What ran, waits and failed, and who holds what. */
export const activityRouteRef = createSubRouteRef({
  id: 'stacks/activity',
  parent: stacksRouteRef,
  path: '/-/activity',
});

/** One run, by its id. */
export const runRouteRef = createSubRouteRef({
  id: 'stacks/run',
  parent: stacksRouteRef,
  path: '/-/runs/:id',
});

/** How stacks stand to what they really are. */
export const driftRouteRef = createSubRouteRef({
  id: 'stacks/drift',
  parent: stacksRouteRef,
  path: '/-/drift',
});

/** One drift, by its id. */
export const driftEpisodeRouteRef = createSubRouteRef({
  id: 'stacks/drift-episode',
  parent: stacksRouteRef,
  path: '/-/drift/:id',
});

/** What all stacks cost, where the app shows costs. */
export const costsRouteRef = createExternalRouteRef({
  id: 'costs',
  optional: true,
  defaultTarget: 'infra-cost.costs',
});

/** What one stack costs, where the app shows costs. */
export const stackCostRouteRef = createExternalRouteRef({
  id: 'stack-cost',
  params: ['name'],
  optional: true,
  defaultTarget: 'infra-cost.stack',
});

/** What one pull request would make of the costs, where the app shows costs. */
export const pullCostRouteRef = createExternalRouteRef({
  id: 'pull-cost',
  params: ['host', 'owner', 'name', 'number'],
  optional: true,
  defaultTarget: 'infra-cost.pullRequest',
});

/** Upgrading a module in waves, where the app can. */
export const newUpgradeRouteRef = createExternalRouteRef({
  id: 'new-upgrade',
  optional: true,
  defaultTarget: 'infra-golden-path.newUpgrade',
});

export { useRoutePath } from '@infra-portal/infra-react';
