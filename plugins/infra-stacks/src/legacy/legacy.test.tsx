import { getComponentData } from '@backstage/core-plugin-api';
import { stacksApiRef } from '../api';
import { productsRouteRef, stacksRouteRef } from '../routes';
import { infraStacksPlugin, ProductsPage, StacksPage } from './index';

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
