import { foundOf } from '../__testUtils__/readings';
import type { Service } from '../objectives';
import { ObjectiveReader } from './ObjectiveReader';

const REF = 'component:default/shop-api';
const SYSTEM = 'system:default/shop';

/** The objective of a service, where the catalog has these entities. */
async function objectiveWhere(services: Service[], hasAnswered = true) {
  const found = { ...foundOf('a'), product: 'shop' };
  found.slo = { ...found.slo, entityRef: REF };
  const byRef = new Map(services.map(each => [each.entityRef, each]));
  const reader = new ObjectiveReader({
    configured: true,
    known: async () => ({
      promises: { objectives: new Map([['shop-api-a', found]]), problems: [] },
      ...{ statuses: new Map(), days: new Map(), sources: [] },
    }),
    services: { of: ref => byRef.get(ref), own: () => [], hasAnswered },
    details: { of: jest.fn() },
  });
  const [{ entityRef, product, owner }] = await reader.all();
  return { entityRef, product, owner };
}

it('names whose an objective is, by its service or else by its product', async () => {
  const system = { entityRef: SYSTEM, owner: 'group:default/shop' };
  const service = { entityRef: REF, product: 'shop', owner: 'group:default/a' };
  expect(await objectiveWhere([service, system])).toEqual(service);
  expect(await objectiveWhere([system])).toEqual({
    ...{ entityRef: undefined, product: 'shop', owner: system.owner },
  });
});

it('leads to a service that the catalog may have while nobody knows', async () => {
  expect(await objectiveWhere([], false)).toMatchObject({ entityRef: REF });
  expect(await objectiveWhere([])).toMatchObject({ entityRef: undefined });
});
