import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';

// Annotations are written out: filters are data.
const STACK = 'metadata.annotations.infra-portal.io/stack';

const productObjectives = EntityContentBlueprint.make({
  name: 'slos',
  params: {
    path: '/slos',
    title: 'SLOs',
    filter: { kind: 'system' },
    loader: () =>
      import('./ProductObjectives').then(m => <m.ProductObjectives />),
  },
});

const serviceObjectives = EntityCardBlueprint.make({
  name: 'objectives',
  params: {
    type: 'content',
    filter: { kind: 'component', 'spec.type': 'service' },
    loader: () =>
      import('./ServiceObjectives').then(m => <m.ServiceObjectives />),
  },
});

const stackObjectives = EntityCardBlueprint.make({
  name: 'stack',
  params: {
    type: 'content',
    filter: { kind: 'resource', [STACK]: { $exists: true } },
    loader: () => import('./StackObjectives').then(m => <m.StackObjectives />),
  },
});

/** What we add to the catalog's pages. */
export const entityExtensions = [
  productObjectives,
  serviceObjectives,
  stackObjectives,
];
