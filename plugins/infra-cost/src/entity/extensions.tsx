import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';

// Annotations are written out: filters are data.
const STACK = 'metadata.annotations.infra-portal.io/stack';

const productCosts = EntityContentBlueprint.make({
  name: 'costs',
  params: {
    path: '/costs',
    title: 'Costs',
    filter: { kind: 'system' },
    loader: () => import('./ProductCosts').then(m => <m.ProductCosts />),
  },
});

const productCard = EntityCardBlueprint.make({
  name: 'product',
  params: {
    type: 'content',
    filter: { kind: 'system' },
    loader: () => import('./cards').then(m => <m.ProductCostCard />),
  },
});

const serviceCard = EntityCardBlueprint.make({
  name: 'service',
  params: {
    type: 'content',
    filter: {
      kind: 'component',
      'spec.type': 'service',
      'spec.system': { $exists: true },
    },
    loader: () => import('./cards').then(m => <m.ServiceCostCard />),
  },
});

const stackCard = EntityCardBlueprint.make({
  name: 'stack',
  params: {
    type: 'content',
    filter: { kind: 'resource', [STACK]: { $exists: true } },
    loader: () => import('./cards').then(m => <m.StackCostCard />),
  },
});

/** What we add to the catalog's pages. */
export const entityExtensions = [
  productCosts,
  productCard,
  serviceCard,
  stackCard,
];
