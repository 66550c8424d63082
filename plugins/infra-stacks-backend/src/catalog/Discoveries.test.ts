import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { Discoveries } from './Discoveries';

const MINUTE = 60_000;

const system = (name: string, location: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: {
    name,
    namespace: 'default',
    annotations: { 'backstage.io/managed-by-location': location },
  },
});
const ours = (name: string) => system(name, 'infra-stacks:products');

function setUp() {
  const clock = { now: 0 };
  const inCatalog = new Map<string, Entity>();
  const getEntitiesByRefs = jest.fn(
    async ({ entityRefs }: { entityRefs: string[] }) => ({
      items: entityRefs.map(ref => inCatalog.get(ref)),
    }),
  );
  const discoveries = new Discoveries({
    catalog: { getEntitiesByRefs } as never,
    auth: mockServices.auth.mock({
      getOwnServiceCredentials: async () => ({} as never),
    }),
    now: () => clock.now,
  });
  const names = async (...wanted: string[]) => {
    const found = await discoveries.ours(wanted.map(ours));
    const all = found.entities.map(({ metadata }) => metadata.name);
    return found.complete ? all : 'unknown';
  };
  return { clock, discoveries, inCatalog, names, getEntitiesByRefs };
}

it('brings what nobody else brings, after it waited for them', async () => {
  const { clock, discoveries, inCatalog, names } = setUp();
  expect(await names('a', 'b')).toEqual([]);
  expect(discoveries.isWaiting).toBe(true);
  inCatalog.set('system:default/a', system('a', 'url:https://github.com'));
  clock.now = 3 * MINUTE;
  expect(await names('a', 'b')).toEqual(['b']);
  expect(discoveries.isWaiting).toBe(false);
  // Not before others' is gone for as long.
  clock.now = 60 * MINUTE;
  inCatalog.clear();
  expect(await names('a', 'b')).toEqual(['b']);
  clock.now = 64 * MINUTE;
  expect(await names('a', 'b')).toEqual(['a', 'b']);
});

it('goes on with its own after a start', async () => {
  const { inCatalog, names } = setUp();
  inCatalog.set('system:default/a', ours('a'));
  expect(await names('a')).toEqual(['a']);
});

it('knows nothing when the catalog does not answer, but keeps what it knew', async () => {
  const { clock, inCatalog, names, getEntitiesByRefs } = setUp();
  inCatalog.set('system:default/a', ours('a'));
  await names('a');
  getEntitiesByRefs.mockRejectedValue(new Error('away'));
  clock.now = 60 * MINUTE;
  expect(await names('a')).toEqual(['a']);
  expect(await names('a', 'b')).toBe('unknown');
});

it('does not ask for what is settled', async () => {
  const { clock, inCatalog, names, getEntitiesByRefs } = setUp();
  inCatalog.set('system:default/a', ours('a'));
  await names('a');
  clock.now = MINUTE;
  await names('a');
  expect(getEntitiesByRefs).toHaveBeenCalledTimes(1);
});
