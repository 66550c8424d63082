import {
  type Mirror,
  MirrorError,
  planBranch,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { sqlite } from '../requests/__testUtils__/parts';
import { PlanWorld, tokens } from './__testUtils__/world';

jest.setTimeout(120_000);

let world: PlanWorld;
beforeAll(async () => {
  world = await PlanWorld.start();
});
afterAll(() => world.close());

it('has Atlantis plan a branch that is gone afterwards', async () => {
  await world.repository('whole');
  const seen: string[][] = [];
  const { planned } = await world.portal(await sqlite(), 'whole', {
    ask: world.asking(async (...asked) => {
      seen.push(await world.branches('whole'));
      return planBranch(...asked);
    }),
  });
  const plan = await planned(tokens());
  expect(plan.problem).toBeUndefined();
  expect(plan).toMatchObject({
    state: 'done',
    branchLeft: false,
    atlantis: { url: world.server.url, version: expect.any(String) },
    usual: { count: 1 },
    plans: ['dev', 'prod'].map(environment => ({
      environment,
      grade: 'real',
      summary: {
        counts: { add: 1, change: 0, destroy: 0 },
        resources: [
          {
            address: 'terraform_data.one',
            type: 'terraform_data',
            action: 'create',
          },
        ],
      },
      source: expect.stringContaining(world.server.url),
      observedAt: expect.any(String),
      output: expect.stringContaining('Plan: 1 to add'),
      jobUrl: expect.stringContaining('/jobs/'),
    })),
  });
  expect(plan.branch).toMatch(
    /^portal-preview\/authhub\/tokens\/[0-9a-f]{10}$/,
  );
  expect(seen).toEqual([[plan.branch]]);
  expect(await world.branches('whole')).toEqual([]);
});

it('finds the same plan when it is asked for twice', async () => {
  await world.repository('twice');
  const { service, order, planned } = await world.portal(
    await sqlite(),
    'twice',
  );
  const asked = await order(tokens());
  const [one, two] = await Promise.all([
    service.start(asked, 'user:default/minji'),
    service.start(asked, 'user:default/jun'),
  ]);
  expect(two.plan.id).toBe(one.plan.id);
  expect([one.created, two.created].sort()).toEqual([false, true]);
  await service.runDue();
  const later = await service.start(asked, 'user:default/jun');
  expect(later).toMatchObject({ created: false, plan: { state: 'done' } });
  const again = await planned(tokens(), { again: true });
  expect(again.id).not.toBe(one.plan.id);
  expect(again.state).toBe('done');
});

it('is not made of what was not seen', async () => {
  await world.repository('unseen');
  const { service, order } = await world.portal(await sqlite(), 'unseen');
  const asked = { ...(await order(tokens())), digest: 'f'.repeat(64) };
  await expect(service.start(asked, 'user:default/minji')).rejects.toThrow(
    /preview/i,
  );
});

it('plans what goes well where a stack has an error', async () => {
  await world.repository('errors');
  const { planned } = await world.portal(await sqlite(), 'errors');
  await world.sandbox.atlantis.shop.store.arrangeFailure({
    repo: 'acme/errors',
    dir: 'stacks/authhub/tokens/prod',
    workspace: 'default',
    command: 'plan',
    message: 'Error: no such account',
  });
  const { state, plans, branchLeft } = await planned(tokens());
  expect({ state, branchLeft }).toEqual({ state: 'done', branchLeft: false });
  expect(plans).toMatchObject([
    { environment: 'dev', grade: 'real', summary: { counts: { add: 1 } } },
    {
      environment: 'prod',
      grade: 'real',
      failure: 'errors',
      message: { en: expect.stringContaining('does not pass on why') },
      jobUrl: expect.stringContaining('/jobs/'),
    },
  ]);
});

describe('without an answer of Atlantis', () => {
  const down = { url: 'http://127.0.0.1:9' };
  const off = { ...down, token: undefined };
  it.each([
    ['none is configured', () => [], 'no-atlantis'],
    ['it has no secret', () => [{ ...world.server, ...off }], 'no-token'],
    ['it is down', () => [{ ...world.server, ...down }], 'down'],
    [
      'the secret is wrong',
      () => [{ ...world.server, token: 'wrong' }],
      'unauthorised',
    ],
  ])('says that %s, and simulates', async (_, servers, code) => {
    const name = `without-${code}`;
    await world.repository(name);
    const { planned } = await world.portal(await sqlite(), name, {
      servers: servers(),
      ...(code === 'down' && { ask: world.asking(planBranch) }),
    });
    const { state, plans, problem, branchLeft } = await planned(tokens());
    expect({ state, branchLeft, code: problem?.code }).toEqual({
      ...{ state: 'failed', branchLeft: false, code },
    });
    expect(problem!.message.ko).not.toBe('');
    expect(plans).toMatchObject([
      { environment: 'dev', grade: 'simulated', summary: {} },
      { environment: 'prod', grade: 'simulated' },
    ]);
    expect(JSON.stringify({ plans, problem })).not.toContain('wrong');
    expect(await world.branches(name)).toEqual([]);
  });

  it('gives up after a while', async () => {
    await world.repository('slow');
    const { planned } = await world.portal(await sqlite(), 'slow', {
      settings: { timeout: 300, atOnce: 1 },
      ask: world.asking((server, request, options) => {
        const hangs = { ...server, url: `${world.sandbox.url}/_hangs` };
        return planBranch(hangs, request, { ...options, timeout: 0 });
      }),
    });
    const plan = await planned(tokens());
    expect(plan.problem?.code).toBe('timeout');
    expect(await world.branches('slow')).toEqual([]);
  });

  it('says what the check found where nothing can be simulated', async () => {
    await world.repository('bare');
    const portal = await world.portal(await sqlite(), 'bare');
    const previews = world.previews(portal.mirrors);
    const { planned } = await world.portal(await sqlite(), 'bare', {
      servers: [],
      previews: {
        prepare: previews.prepare,
        preview: async wanted => ({
          ...(await previews.preview(wanted)),
          plans: [],
        }),
      },
    });
    expect((await planned(tokens())).plans).toMatchObject([
      { grade: 'checked', source: 'a schema', message: {} },
      { grade: 'checked' },
    ]);
  });
});

it('tells when GitHub refuses the branch', async () => {
  await world.repository('refused');
  const { planned } = await world.portal(await sqlite(), 'refused', {
    mirrors: refusing(await world.portal(await sqlite(), 'refused')),
  });
  const { state, problem } = await planned(tokens());
  expect(state).toBe('failed');
  expect(problem).toMatchObject({
    code: 'push-refused',
    detail: 'No branches here.',
  });
});

/** Mirrors whose pushes are refused. */
function refusing({ mirrors }: Awaited<ReturnType<PlanWorld['portal']>>) {
  const push = async () => {
    throw new MirrorError('protected', 'No branches here.');
  };
  return {
    of: (repository: RepositoryRef) =>
      new Proxy(mirrors.of(repository), {
        get(mirror, name: keyof Mirror) {
          if (name === 'push') return push;
          const found = mirror[name];
          return typeof found === 'function' ? found.bind(mirror) : found;
        },
      }),
  };
}
