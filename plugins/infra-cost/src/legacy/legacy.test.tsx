import { getComponentData } from '@backstage/core-plugin-api';
import { costApiRef } from '../api';
import { costsRouteRef } from '../routes';
import {
  CostsPage,
  EntityProductCostCard,
  EntityProductCostsContent,
  EntityServiceCostCard,
  EntityStackCostCard,
  infraCostPlugin,
} from './index';

it('mounts its page where links to it lead', () => {
  const page = <CostsPage />;
  expect(getComponentData(page, 'core.mountPoint')).toBe(costsRouteRef);
  expect(getComponentData(page, 'core.plugin')).toBe(infraCostPlugin);
});

it('brings the client', () => {
  const apis = [...infraCostPlugin.getApis()];
  expect(apis.map(each => each.api)).toEqual([costApiRef]);
});

it.each([
  [<EntityProductCostCard />],
  [<EntityProductCostsContent />],
  [<EntityServiceCostCard />],
  [<EntityStackCostCard />],
])('brings what stands on pages of the catalog', card => {
  expect(getComponentData(card, 'core.plugin')).toBe(infraCostPlugin);
});
