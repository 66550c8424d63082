import { planBranch } from '@infra-portal/infra-node';
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
