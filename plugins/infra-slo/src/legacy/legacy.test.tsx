import { getComponentData } from '@backstage/core-plugin-api';
import { sloApiRef } from '../api';
import { slosRouteRef } from '../routes';
import {
  EntityProductObjectivesContent,
  EntityServiceObjectivesCard,
  EntityStackObjectivesCard,
  infraSloPlugin,
  SlosPage,
} from './index';

it('mounts its page where links to it lead', () => {
  expect(getComponentData(<SlosPage />, 'core.mountPoint')).toBe(slosRouteRef);
});

it('brings the client', () => {
  const apis = [...infraSloPlugin.getApis()];
  expect(apis.map(each => each.api)).toEqual([sloApiRef]);
});

it.each([
  [<SlosPage />],
  [<EntityProductObjectivesContent />],
  [<EntityServiceObjectivesCard />],
  [<EntityStackObjectivesCard />],
])('brings what old apps show: %#', part => {
  expect(getComponentData(part, 'core.plugin')).toBe(infraSloPlugin);
});
