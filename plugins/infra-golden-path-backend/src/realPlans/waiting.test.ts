import { planBranch } from '@infra-portal/infra-node';
import { sqlite } from '../requests/__testUtils__/parts';
import { PlanWorld, tokens } from './__testUtils__/world';

jest.setTimeout(120_000);

let world: PlanWorld;
beforeAll(async () => {
  world = await PlanWorld.start();
});
afterAll(() => world.close());

describe('stacks that a pull request holds', () => {
  async function held(name: string) {
    await world.repository(name, ['dev']);
    const copy = await world.sandbox.clone('developer', name);
    await copy.git('checkout', '--quiet', '-b', 'change');
    await copy.commit({
      'stacks/authhub/tokens/dev/more.tf':
        'resource "terraform_data" "two" {\n  input = "b"\n}\n',
    });
    await copy.git('push', '--quiet', 'origin', 'change');
    const place = { owner: 'acme', repo: name };
    const { pulls } = world.sandbox.octokit('developer');
    const { data } = await pulls.create({
      ...place,
      ...{ title: 'Change', head: 'change', base: 'main' },
    });
    await world.sandbox.settle();
    return {
      number: data.number,
      close: async () => {
        const change = { pull_number: data.number, state: 'closed' as const };
        await pulls.update({ ...place, ...change });
        await world.sandbox.settle();
      },
    };
  }

  it('are told, and Atlantis is not asked', async () => {
    const { number } = await held('held');
    const plan = jest.fn();
    const { planned } = await world.portal(await sqlite(), 'held', {
      ask: world.asking(plan),
    });
    const asked = await planned(tokens());
    expect(asked).toMatchObject({
      state: 'failed',
      problem: { code: 'locked' },
      held: [
        {
          environment: 'dev',
          pullRequest: { number, url: expect.stringContaining('/pull/') },
          since: expect.any(String),
        },
      ],
    });
    expect(plan).not.toHaveBeenCalled();
    expect(await world.branches('held')).toEqual(['change']);
  });

  it('are left out, or waited for', async () => {
    const { close } = await held('skipped');
    let now = Date.now();
    const { service, order, planned } = await world.portal(
      await sqlite(),
      'skipped',
      { now: () => new Date(now) },
    );
    const skipped = await planned(tokens(), { locks: 'skip' });
    expect(skipped.state).toBe('done');
    expect(skipped.plans).toMatchObject([
      { environment: 'dev', grade: 'simulated' },
      { environment: 'prod', grade: 'real' },
    ]);
    const waiting = await order(tokens(), { locks: 'wait', again: true });
    const { plan } = await service.start(waiting, 'user:default/minji');
    await service.runDue();
    const queued = await service.get(plan.id);
    expect(queued).toMatchObject({ state: 'queued', held: [{}] });
    await close();
    now += 20_000;
    await service.runDue();
    const free = await service.get(plan.id);
    expect(free).toMatchObject({ state: 'done', held: [] });
    expect(free.plans.map(({ grade }) => grade)).toEqual(['real', 'real']);
  });
});

describe('a plan that is not heard to its end', () => {
  /** An Atlantis that plans until it is told to end. */
  function slow() {
    let begun = () => {};
    const begins = new Promise<void>(resolve => {
      begun = resolve;
    });
    const ask = world.asking(async (_server, _request, { signal }) => {
      begun();
      return new Promise((_, reject) => {
        signal!.addEventListener('abort', () => reject(signal!.reason));
      });
    });
    return { ask, begins };
  }

  it('is cancelled, and leaves no branch', async () => {
    await world.repository('cancelled');
    const { ask, begins } = slow();
    const { service, order } = await world.portal(await sqlite(), 'cancelled', {
      ask,
    });
    const { plan } = await service.start(
      await order(tokens()),
      'user:default/minji',
    );
    await begins;
    expect(await service.get(plan.id)).toMatchObject({
      state: 'planning',
      branchLeft: true,
    });
    expect(await world.branches('cancelled')).toHaveLength(1);
    await service.cancel(plan.id);
    await service.runDue();
    expect(await service.get(plan.id)).toMatchObject({
      state: 'cancelled',
      branchLeft: false,
    });
    expect(await world.branches('cancelled')).toEqual([]);
  });

  it('is heard of by another process when it is cancelled there', async () => {
    await world.repository('elsewhere');
    const { ask, begins } = slow();
    const database = await sqlite();
    const more = { ask, lease: 300 };
    const one = await world.portal(database, 'elsewhere', more);
    const two = await world.portal(database, 'elsewhere', more);
    const { plan } = await one.service.start(
      await one.order(tokens()),
      'user:default/minji',
    );
    await begins;
    // It is not theirs, as long as the first one lives.
    await two.service.runDue();
    await two.service.sweep();
    expect((await two.service.get(plan.id)).state).toBe('planning');
    await two.service.cancel(plan.id);
    await one.service.runDue();
    expect(await world.branches('elsewhere')).toEqual([]);
    expect(await two.service.get(plan.id)).toMatchObject({
      state: 'cancelled',
      branchLeft: false,
    });
  });

  it('ends with the portal', async () => {
    await world.repository('stopped');
    const { ask, begins } = slow();
    const { service, order } = await world.portal(await sqlite(), 'stopped', {
      ask,
    });
    const { plan } = await service.start(
      await order(tokens()),
      'user:default/minji',
    );
    await begins;
    await service.stop();
    expect(await service.get(plan.id)).toMatchObject({
      state: 'failed',
      problem: { code: 'interrupted' },
      branchLeft: false,
    });
    expect(await world.branches('stopped')).toEqual([]);
  });

  it('leaves a branch to the sweep when the portal dies', async () => {
    await world.repository('died');
    const { ask, begins } = slow();
    const database = await sqlite();
    let now = Date.now();
    const clock = () => new Date(now);
    const dead = await world.portal(database, 'died', { ask, now: clock });
    const { plan } = await dead.service.start(
      await dead.order(tokens()),
      'user:default/minji',
    );
    await begins;
    // Its heart stops: nothing renews the lease any more.
    now += 60_000;
    const next = await world.portal(database, 'died', { now: clock });
    await next.service.sweep();
    expect(await next.service.get(plan.id)).toMatchObject({
      state: 'failed',
      problem: { code: 'interrupted' },
      branchLeft: false,
    });
    expect(await world.branches('died')).toEqual([]);
    await dead.service.stop();
    // Nor does it say otherwise when it wakes up.
    expect((await next.service.get(plan.id)).state).toBe('failed');
  });
});

it('deletes branches that nobody knows, when they are old', async () => {
  await world.repository('strays');
  const copy = await world.sandbox.clone('developer', 'strays');
  const branch = 'portal-preview/authhub/tokens/0123456789';
  await copy.git('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
  await copy.git('push', '--quiet', 'origin', 'HEAD:refs/heads/mine');
  let now = Date.now();
  const { service, mirrors } = await world.portal(await sqlite(), 'strays', {
    now: () => new Date(now),
  });
  await mirrors.of(world.ref('strays')).update();
  await service.sweep();
  await service.sweep();
  expect(await world.branches('strays')).toEqual(['mine', branch]);
  now += 60 * 60_000;
  await service.sweep();
  expect(await world.branches('strays')).toEqual(['mine']);
});

it('lets nobody fill the day of Atlantis', async () => {
  await world.repository('many');
  let most = 0;
  let running = 0;
  const { service, order } = await world.portal(await sqlite(), 'many', {
    settings: { timeout: 5_000, atOnce: 1 },
    ask: world.asking(async (...asked) => {
      running += 1;
      most = Math.max(most, running);
      const answer = await planBranch(...asked);
      running -= 1;
      return answer;
    }),
  });
  const ask = async (name: string, who: string) =>
    service.start(await order(tokens({ service: name })), who);
  const plans = [
    await ask('one', 'user:default/minji'),
    await ask('two', 'user:default/minji'),
  ];
  await expect(ask('three', 'user:default/minji')).rejects.toThrow(
    '2 real plans of yours are under way',
  );
  plans.push(await ask('four', 'user:default/jun'));
  for (let round = 0; round < 6; round += 1) await service.runDue();
  for (const { plan } of plans) {
    expect((await service.get(plan.id)).state).toBe('done');
  }
  expect(most).toBe(1);
});
