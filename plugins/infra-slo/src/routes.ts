import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

// Of the old frontend system, which the new one takes too: `./legacy` has the
// same pages.
export const slosRouteRef = createRouteRef({ id: 'slos' });

/** One objective, by its id. */
export const objectiveRouteRef = createSubRouteRef({
  id: 'slos/objective',
  parent: slosRouteRef,
  path: '/objectives/:id',
});

/** One product, where the app shows products. */
export const productRouteRef = createExternalRouteRef({
  id: 'product',
  params: ['name'],
  optional: true,
  defaultTarget: 'infra-stacks.product',
});

/** One stack, where the app shows stacks. */
export const stackRouteRef = createExternalRouteRef({
  id: 'stack',
  params: ['name'],
  optional: true,
  defaultTarget: 'infra-stacks.stack',
});

/** The form of a new service, where the app has it. */
export const createServiceRouteRef = createExternalRouteRef({
  id: 'create-service',
  optional: true,
  defaultTarget: 'infra-golden-path.createService',
});

export { useRoutePath } from '@infra-portal/infra-react';
