import { getComponentData } from '@backstage/core-plugin-api';
import { stacksApiRef } from '../api';
import { productsRouteRef, stacksRouteRef } from '../routes';
import {
  EntityModuleCard,
  EntityProductDriftCard,
  EntityProductStacksContent,
  EntityServiceStacksCard,
  EntityStackCard,
  EntityStackDriftCard,
  EntityStackRunsCard,
  infraStacksPlugin,
  isModule,
  isStack,
  ProductsPage,
  StacksPage,
} from './index';

it.each([
  [<StacksPage />, stacksRouteRef],
  [<ProductsPage />, productsRouteRef],
])('mounts its pages where links to them lead', (page, route) => {
  expect(getComponentData(page, 'core.mountPoint')).toBe(route);
  expect(getComponentData(page, 'core.plugin')).toBe(infraStacksPlugin);
});

it('brings the client', () => {
  const apis = [...infraStacksPlugin.getApis()];
  expect(apis.map(each => each.api)).toEqual([stacksApiRef]);
});

it.each([
  [<EntityModuleCard />],
  [<EntityProductDriftCard />],
  [<EntityProductStacksContent />],
  [<EntityStackDriftCard />],
  [<EntityServiceStacksCard />],
  [<EntityStackCard />],
  [<EntityStackRunsCard />],
])('brings what stands on pages of the catalog', card => {
  expect(getComponentData(card, 'core.plugin')).toBe(infraStacksPlugin);
});

it('tells what the cards are for', () => {
  const entity = (note: string) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'a', annotations: { [note]: 'x' } },
  });
  expect(isStack(entity('infra-portal.io/stack'))).toBe(true);
  expect(isStack(entity('infra-portal.io/module'))).toBe(false);
  expect(isModule(entity('infra-portal.io/module'))).toBe(true);
});
