import { getComponentData } from '@backstage/core-plugin-api';
import { stacksApiRef } from '../api';
import { stacksRouteRef } from '../routes';
import { infraStacksPlugin, StacksPage } from './index';

it('mounts its page where links to it lead, and brings the client', () => {
  const page = <StacksPage />;
  expect(getComponentData(page, 'core.mountPoint')).toBe(stacksRouteRef);
  expect(getComponentData(page, 'core.plugin')).toBe(infraStacksPlugin);
  const apis = [...infraStacksPlugin.getApis()];
  expect(apis.map(each => each.api)).toEqual([stacksApiRef]);
});
