import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createMembers } from './members';

const repository = { host: 'github.com', owner: 'acme', name: 'infra' };

const entity = (
  kind: string,
  name: string,
  relations: [string, string][] = [],
  login?: string,
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: {
    ...{ name, namespace: 'default' },
    annotations: login ? { 'github.com/user-login': login } : {},
  },
  relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
});

const entities = [
  entity('Group', 'platform', [
    ['hasMember', 'user:default/minji'],
    ['parentOf', 'group:default/sre'],
  ]),
  entity('Group', 'sre', [
    ['hasMember', 'user:default/jun'],
    // A circle, as a catalog may have by mistake.
    ['parentOf', 'group:default/platform'],
  ]),
  entity('Group', 'empty', [['hasMember', 'user:default/nobody']]),
  entity('User', 'minji', [], 'Minji-GH'),
  entity('User', 'jun', [], 'jun'),
  entity('User', 'nobody'),
];

function setUp() {
  let at = 0;
  const teamMembers = jest.fn(async (team: string) =>
    team === '@acme/leads' ? ['Lead'] : undefined,
  );
  const membersOf = createMembers({
    auth: mockServices.auth(),
    catalog: catalogServiceMock({ entities }),
    forges: { of: () => ({ teamMembers } as any) },
    now: () => at,
  });
  const pass = (milliseconds: number) => {
    at += milliseconds;
  };
  return { membersOf, pass, teamMembers };
}

it.each([
  ['group:default/platform', ['minji-gh', 'jun']],
  ['user:default/minji', ['minji-gh']],
  ['@acme/leads', ['lead']],
  ['@Someone', ['someone']],
  // Nobody tells who these are.
  ['group:default/empty', undefined],
  ['group:default/no-such', undefined],
  ['@acme/no-such', undefined],
  ['mail@example.com', undefined],
])('%s are %j', async (name, expected) => {
  const { membersOf } = setUp();
  const found = await membersOf(repository, name);
  expect(found && [...found]).toEqual(expected);
});

it('asks again after a while only', async () => {
  const { membersOf, pass, teamMembers } = setUp();
  await membersOf(repository, '@acme/leads');
  await membersOf(repository, '@acme/Leads');
  expect(teamMembers).toHaveBeenCalledTimes(1);
  pass(5 * 60_000);
  await membersOf(repository, '@acme/leads');
  expect(teamMembers).toHaveBeenCalledTimes(2);
});
