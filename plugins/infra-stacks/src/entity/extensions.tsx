import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';

// Annotations are written out: filters are data.
const STACK = 'metadata.annotations.infra-portal.io/stack';
const MODULE = 'metadata.annotations.infra-portal.io/module';

const productStacks = EntityContentBlueprint.make({
  name: 'stacks',
  params: {
    path: '/stacks',
    title: 'Stacks',
    filter: { kind: 'system' },
    loader: () => import('./ProductStacks').then(m => <m.ProductStacks />),
  },
});

const serviceStacks = EntityCardBlueprint.make({
  name: 'service-stacks',
  params: {
    type: 'content',
    filter: {
      kind: 'component',
      'spec.type': 'service',
      'spec.system': { $exists: true },
    },
    loader: () => import('./ServiceStacks').then(m => <m.ServiceStacks />),
  },
});

const stackCard = EntityCardBlueprint.make({
  name: 'stack',
  params: {
    type: 'content',
    filter: { kind: 'resource', [STACK]: { $exists: true } },
    loader: () => import('./StackCard').then(m => <m.StackCard />),
  },
});

const stackRunsCard = EntityCardBlueprint.make({
  name: 'stack-runs',
  params: {
    type: 'content',
    filter: { kind: 'resource', [STACK]: { $exists: true } },
    loader: () => import('./StackRunsCard').then(m => <m.StackRunsCard />),
  },
});

const stackDriftCard = EntityCardBlueprint.make({
  name: 'stack-drift',
  params: {
    type: 'content',
    filter: { kind: 'resource', [STACK]: { $exists: true } },
    loader: () => import('./StackDriftCard').then(m => <m.StackDriftCard />),
  },
});

const productDriftCard = EntityCardBlueprint.make({
  name: 'product-drift',
  params: {
    type: 'content',
    filter: { kind: 'system' },
    loader: () =>
      import('./ProductDriftCard').then(m => <m.ProductDriftCard />),
  },
});

const moduleCard = EntityCardBlueprint.make({
  name: 'module',
  params: {
    type: 'content',
    filter: { kind: 'component', [MODULE]: { $exists: true } },
    loader: () => import('./ModuleCard').then(m => <m.ModuleCard />),
  },
});

/** What we add to the catalog's pages. */
export const entityExtensions = [
  productStacks,
  serviceStacks,
  stackCard,
  stackDriftCard,
  stackRunsCard,
  productDriftCard,
  moduleCard,
];
