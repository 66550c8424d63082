import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';

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

/** What we add to the catalog's pages. */
export const entityExtensions = [productObjectives, serviceObjectives];
