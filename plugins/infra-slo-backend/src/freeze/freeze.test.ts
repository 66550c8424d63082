import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Objective } from '@infra-portal/infra-common';
import type {
  Forges,
  InventoryState,
  Mirrors,
  RepositoryRef,
} from '@infra-portal/infra-node';
import { foundOf, NOW, readingOf } from '../__testUtils__/readings';
import { openDatabase } from '../database';
import { objectiveOf } from '../read/objectiveOf';
import { judged } from '../refresh/Refresh';
import { FreezeGate, productsOf } from './FreezeGate';
import type { FreezeRule } from './FreezeRules';
import { Freezes, spentBudgets } from './Freezes';
import { FreezeStore } from './FreezeStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const REPOSITORY = 'github.example/acme/infra';
const repository: RepositoryRef = {
  ...{ host: 'github.example', owner: 'acme', name: 'infra' },
};
const RULE: FreezeRule = { gate: 'block', environments: ['prod'] };
const BY = 'user:default/lee';

function objectiveWith(bad: number, environment = 'prod'): Objective {
  const found = foundOf('a');
  found.slo.environment = environment;
  const status = judged(found.slo, { reading: readingOf(bad) }, NOW);
  return objectiveOf(found, { product: found.product, status, days: [] });
}

const stackOf = (service: string, environment?: string) => ({
  ...{ dir: `stacks/shop/${service}/${environment}`, product: 'shop' },
  ...{ kind: 'stack' as const, name: service, repository: REPOSITORY },
  ...(environment !== undefined && { environment }),
});

it('counts spent budgets where the rule counts, and stacks there', () => {
  const spent = objectiveWith(0.5);
  const found = (all: Objective[], rule = RULE) =>
    Object.fromEntries(spentBudgets(all, rule));
  expect(found([spent, objectiveWith(0)])).toEqual({ shop: ['shop-api-a'] });
  expect(found([objectiveWith(0.0009)])).toEqual({});
  expect(found([objectiveWith(0.5, 'dev')])).toEqual({});
  expect(found([spent], { ...RULE, gate: 'off' })).toEqual({});
  const stacks = [stackOf('api', 'prod'), stackOf('api', 'dev')];
  const of = (path: string) => productsOf(stacks, [path], RULE);
  expect(of('stacks/shop/api/prod/main.tf')).toEqual(['shop']);
  expect(of('stacks/shop/api/production/main.tf')).toEqual([]);
  expect(of('stacks/shop/api/dev/main.tf')).toEqual([]);
});

async function world(id: Parameters<typeof databases.init>[0]) {
  const knex = await databases.init(id);
  const store = new FreezeStore(
    await openDatabase(mockServices.database({ knex })),
  );
  const now = { objectives: [objectiveWith(0.5)], rule: RULE, time: NOW };
  const pull = {
    ...{ number: 7, state: 'open' },
    head: { branch: 'more', commit: 'c7' },
  };
  const forge = {
    openPullRequests: jest.fn(async () => [pull]),
    pullRequest: jest.fn(async () => pull),
    putCheckRun: jest.fn(async (_run: any) => {}),
    putComment: jest.fn(async (..._said: any[]) => {}),
  };
  const mirror = {
    branches: async () =>
      new Map([
        ['main', 'c1'],
        ['more', 'c7'],
      ]),
    defaultBranch: async () => 'main',
    head: async () => 'c1',
    mergeBase: async () => 'c1',
    changedPaths: async () => ['stacks/shop/api/prod/main.tf'],
  };
  const things = new Map([
    ['stack:api', { digest: '', thing: stackOf('api', 'prod') }],
  ]);
  const options = {
    ...{ store, rule: async () => now.rule, now: () => now.time },
    objectives: async () => now.objectives,
  };
  const gate = new FreezeGate({
    ...{ ...options, repositories: [repository], pageUrl: 'https://x.test/s' },
    inventory: { read: async () => ({ things } as unknown as InventoryState) },
    mirrors: { of: () => mirror } as unknown as Mirrors,
    forges: { of: () => forge } as unknown as Forges,
    logger: mockServices.logger.mock(),
  });
  const freezes = new Freezes({
    ...{ ...options, repositories: new Map([[REPOSITORY, repository]]) },
    webUrlOf: () => 'https://github.example/acme/infra',
    overridden: each => gate.tell(each),
  });
  return { freezes, forge, gate, now, pull };
}

describe.each(databases.eachSupportedId())('freezes with %s', id => {
  it('holds a pull request back until somebody lets it through', async () => {
    const { freezes, forge, gate, now, pull } = await world(id);
    await gate.run();
    gate.wake();
    await gate.run();
    expect(forge.putCheckRun).toHaveBeenCalledTimes(1);
    expect(forge.putCheckRun.mock.calls[0][0]).toMatchObject({
      ...{ name: 'portal/slo', commit: 'c7', conclusion: 'failure' },
      summary: expect.stringMatching(/`shop`[^]*shop-api-a[^]*오류 예산/),
    });
    expect(forge.putComment).not.toHaveBeenCalled();
    expect(await freezes.freeze('shop')).toMatchObject({
      ...{ isFrozen: true, gate: 'block', spent: ['shop-api-a'] },
    });

    const key = { repository: REPOSITORY.toUpperCase(), number: 7 };
    const reason = 'It mends the outage. @everybody';
    const after = await freezes.override('shop', { ...key, reason }, BY);
    expect(after.overrides).toMatchObject([
      {
        ...{ reason, by: BY, at: new Date(NOW).toISOString() },
        pullRequest: {
          ...{ repository: REPOSITORY, number: 7 },
          url: 'https://github.example/acme/infra/pull/7',
        },
      },
    ]);
    expect(forge.putCheckRun).toHaveBeenLastCalledWith(
      expect.objectContaining({
        conclusion: 'success',
        title: `Overridden by ${BY}`,
      }),
    );
    const [number, mark, text] = forge.putComment.mock.calls[0];
    expect([number, mark]).toEqual([7, expect.stringContaining('<!--')]);
    expect(text).toContain('`It mends the outage. @everybody`');
    // A second reason takes the place of the first.
    const again = 'It mends more of the outage.';
    const more = await freezes.override('shop', { ...key, reason: again }, BY);
    expect(more.overrides.map(each => each.reason)).toEqual([again]);

    now.objectives = [objectiveWith(0)];
    pull.head.commit = 'c8';
    await gate.run();
    expect(forge.putCheckRun).toHaveBeenLastCalledWith(
      expect.objectContaining({ conclusion: 'success', commit: 'c8' }),
    );
    await expect(
      freezes.override('shop', { ...key, reason }, BY),
    ).rejects.toThrow('Nothing is frozen');
    await expect(freezes.freeze('else')).rejects.toThrow('No objective');
    await expect(
      freezes.override('shop', { ...key, repository: 'x', reason }, BY),
    ).rejects.toThrow('does not read');
  });

  it('warns only, or says nothing, as the standards have it', async () => {
    const { forge, gate, now } = await world(id);
    now.rule = { ...RULE, gate: 'off' };
    await gate.run();
    expect(forge.openPullRequests).not.toHaveBeenCalled();
    now.rule = { ...RULE, gate: 'warn' };
    await gate.run();
    await gate.run();
    expect(forge.openPullRequests).toHaveBeenCalledTimes(1);
    expect(forge.putCheckRun).toHaveBeenCalledWith(
      expect.objectContaining({ conclusion: 'neutral' }),
    );
  });
});
