import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Owners } from './Owners';

const FALLBACK = 'group:default/platform';
const MINUTE = 60_000;

const entity = (
  kind: string,
  name: string,
  annotations: Record<string, string> = {},
  spec = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default', annotations },
  spec,
});

const people = [
  entity('Group', 'auth-people', { 'github.com/team-slug': 'acme/Auth' }),
  entity('Group', 'plain'),
  entity('User', 'kim', { 'github.com/user-login': 'kim-at-acme' }),
  entity('User', 'lee', {}, { profile: { email: 'Lee@acme.example' } }),
];

function setUp(entities: Entity[]) {
  const clock = { now: 0 };
  const catalog = catalogServiceMock({ entities });
  const owners = new Owners({
    catalog,
    auth: mockServices.auth.mock({
      getOwnServiceCredentials: async () => ({} as never),
    }),
    fallback: FALLBACK,
    now: () => clock.now,
  });
  const refsOf = async (...names: string[]) => {
    await owners.learn(new Set(names));
    return names.map(name => owners.refOf(name));
  };
  return { owners, clock, refsOf, catalog };
}

it('finds who is meant by words of CODEOWNERS and refs', async () => {
  const { refsOf, clock } = setUp(people);
  const names = [
    '@acme/auth',
    '@acme/plain',
    '@Kim-at-Acme',
    'lee@acme.example',
    'Group:Default/Plain',
    '@acme/gone',
    'group:default/gone',
    'nobody@acme.example',
    `@acme/${'x'.repeat(80)}`,
    'group:',
    '__proto__',
  ];
  await refsOf(...names);
  clock.now = 4 * MINUTE;
  expect(await refsOf(...names)).toEqual([
    'group:default/auth-people',
    'group:default/plain',
    'user:default/kim',
    'user:default/lee',
    'group:default/plain',
    ...Array.from({ length: 6 }, () => FALLBACK),
  ]);
});

it('waits for teams that come after what they own', async () => {
  const { owners, refsOf, clock } = setUp([]);
  expect(await refsOf('@acme/late')).toEqual(['group:default/late']);
  expect(owners.isWaiting).toBe(true);
  clock.now = 2 * MINUTE;
  expect(await refsOf('@acme/late')).toEqual(['group:default/late']);
  clock.now = 3 * MINUTE;
  expect(await refsOf('@acme/late')).toEqual([FALLBACK]);
  expect(owners.isWaiting).toBe(false);
});

it('does not wait again for whom the catalog has nobody, and finds them', async () => {
  const stack = entity(
    'Resource',
    'stack',
    { 'infra-portal.io/owner': '@acme/Late' },
    { type: 'terraform-stack', owner: FALLBACK },
  );
  const { owners, refsOf, clock, catalog } = setUp([stack]);
  expect(await refsOf('@acme/Late', '@acme/new')).toEqual([
    FALLBACK,
    'group:default/new',
  ]);
  const { revision } = owners;
  clock.now = MINUTE;
  jest
    .spyOn(catalog, 'getEntitiesByRefs')
    .mockImplementation(async ({ entityRefs }) => ({
      items: entityRefs.map(ref =>
        ref === 'group:default/late' ? entity('Group', 'late') : undefined,
      ),
    }));
  expect(await refsOf('@acme/Late')).toEqual(['group:default/late']);
  expect(owners.revision).not.toBe(revision);
});

it('keeps what it knows when the catalog does not answer', async () => {
  const { owners, refsOf, clock, catalog } = setUp(people);
  await refsOf('@acme/auth');
  clock.now = 60 * MINUTE;
  jest.spyOn(catalog, 'getEntities').mockRejectedValue(new Error('away'));
  expect(await refsOf('@acme/auth')).toEqual(['group:default/auth-people']);
  expect(owners.refOf(undefined)).toBe(FALLBACK);
});

it('tells when a name may mean somebody else', async () => {
  const { owners, refsOf, clock } = setUp(people);
  await refsOf('@acme/auth');
  const { revision } = owners;
  await refsOf('@acme/auth');
  expect(owners.revision).toBe(revision);
  await refsOf('@acme/auth', '@acme/late');
  const waiting = owners.revision;
  expect(waiting).not.toBe(revision);
  clock.now = MINUTE;
  await refsOf('@acme/auth', '@acme/late');
  expect(owners.revision).toBe(waiting);
  clock.now = 3 * MINUTE;
  const after = owners.revision;
  expect(after).not.toBe(waiting);
  expect(owners.revision).toBe(after);
});

it('asks once for what it knows', async () => {
  const { refsOf, catalog, clock } = setUp(people);
  const asked = jest.spyOn(catalog, 'getEntities');
  await refsOf('@acme/auth');
  clock.now = MINUTE;
  await refsOf('@acme/auth');
  expect(asked).toHaveBeenCalledTimes(1);
});
