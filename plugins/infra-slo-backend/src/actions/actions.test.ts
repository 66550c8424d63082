import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { foundOf, NOW, readingOf } from '../__testUtils__/readings';
import { AuthorizedSlos, type Slos } from '../authorization/AuthorizedSlos';
import { DetailReader, ObjectiveReader } from '../read';
import { judged } from '../refresh/Refresh';
import { registerSloActions } from '.';

const user = mockCredentials.user();
const found = ['a', 'b', 'c', 'd'].map(name => foundOf(name));
const readings = [readingOf(0.0001), readingOf(0.002), readingOf(0.0009)];
found[1].slo.displayName = 'Never \u202e\nfails';

function start(
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) {
  const known = {
    promises: {
      objectives: new Map(found.map(each => [each.slo.id, each])),
      problems: [],
    },
    statuses: new Map(
      found.map(({ slo }, index) => [
        slo.id,
        judged(slo, { reading: readings[index] }, NOW),
      ]),
    ),
    ...{ days: new Map(), sources: [] },
  };
  const reader = new ObjectiveReader({
    ...{ configured: true, known: async () => known },
    services: { of: () => undefined, own: () => [], hasAnswered: false },
    details: new DetailReader({
      ...{ mirrors: {} as never, repositories: new Map(), webUrls: new Map() },
    }),
  });
  const actionsRegistry = actionsRegistryServiceMock();
  const slos = new AuthorizedSlos({
    ...({ reader } as Slos),
    permissions: mockServices.permissions({ result }),
  });
  registerSloActions({ actionsRegistry, slos });
  return async (name: string, input: object) => {
    const options = { id: `test:${name}`, input: input as never };
    const { output } = await actionsRegistry.invoke({
      ...options,
      credentials: user,
    });
    return output as Record<string, any>;
  };
}

it('lists what burns, the worst first, and counts the rest', async () => {
  const invoke = start();
  const answer = await invoke('list-burning-objectives', {});
  expect(answer).toMatchObject({
    ...{ total: 2, ok: 1, unknown: 1 },
    objectives: [
      { id: 'shop-api-b', state: 'exhausted', budgetLeft: -1, product: 'shop' },
      { id: 'shop-api-c', state: 'at-risk' },
    ],
  });
  expect(answer.objectives[0].name).toBe('Never fails');
  const input = { product: '__proto__' };
  expect(await invoke('list-burning-objectives', input)).toMatchObject({
    ...{ total: 0, objectives: [] },
  });
});

it('tells of one, or of those of a service; missing stays missing', async () => {
  const invoke = start();
  const one = await invoke('get-objective-status', { id: 'shop-api-d' });
  expect(one.objectives).toEqual([
    {
      ...{ id: 'shop-api-d', name: 'd', service: 'shop-api', product: 'shop' },
      ...{ environment: 'prod', target: 0.999, state: 'unknown' },
      ...{ data: 'pending', alerts: [] },
    },
  ]);
  const all = await invoke('get-objective-status', {
    entityRef: 'component:default/shop-api',
  });
  expect(all.objectives.map(({ id }: { id: string }) => id)).toEqual([
    ...['shop-api-b', 'shop-api-c', 'shop-api-d', 'shop-api-a'],
  ]);
  await expect(invoke('get-objective-status', {})).rejects.toThrow('either');
  await expect(
    invoke('get-objective-status', { id: 'nobody' }),
  ).rejects.toMatchObject({ name: 'NotFoundError' });
});

it('tells nothing to those who may not see it', async () => {
  const invoke = start(AuthorizeResult.DENY);
  for (const [name, input] of [
    ['get-objective-status', { id: 'shop-api-a' }],
    ['list-burning-objectives', {}],
  ] as const) {
    await expect(invoke(name, input)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  }
});
