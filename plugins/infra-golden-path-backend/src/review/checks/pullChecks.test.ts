import type { OpenPull, ReviewPlan } from '@infra-portal/infra-common';
import { reviewChecksSchema } from '@infra-portal/infra-common';
import type { PlanRun } from '@infra-portal/infra-node';
import {
  starterRepository,
  type StarterRepository,
} from '../../__testUtils__/starterRepository';
import { PlanQueue } from '../../gates/plan/PlanQueue';
import { createBases } from '../../repository/mirrorBases';
import type { ReviewedPull } from '../ReviewedPulls';
import { PullChecks } from './PullChecks';

const OLD = 'stacks/authhub/old/dev';
const NEW = 'stacks/authhub/new/prod';
const PLAIN = 'terraform {\n  required_version = ">= 1.9"\n}\n';
const WRONG = `${PLAIN}\nresource "aws_sqs_queue" "jobs" {\n  nme = "jobs"\n}\n`;

let starter: StarterRepository;
let bases: ReturnType<typeof createBases>;

beforeAll(() => {
  starter = starterRepository();
  starter.commit({ [`${OLD}/main.tf`]: WRONG });
  bases = createBases({
    ...{ mirrors: starter.mirrors, logger: {} as never },
    repositories: [starter.repository],
  });
});
afterAll(() => starter.close());

const refOf = (dir: string) => `github.com/acme/infrastructure//${dir}#default`;
const stack = (dir: string): OpenPull['stacks'][number] => ({
  ref: refOf(dir),
  dir,
  environment: dir.slice(dir.lastIndexOf('/') + 1),
});

async function pullOf(
  branch: string,
  files: Record<string, string | undefined>,
): Promise<ReviewedPull> {
  starter.commit(files, branch);
  const { repository } = starter;
  const mirror = starter.mirrors.of(repository);
  await mirror.update();
  const { tree } = await bases.refresh();
  const head = (await mirror.head(branch))!;
  const mergeBase = (await mirror.mergeBase(tree.commit, head))!;
  return { repository, mirror, tree, head, mergeBase, pull: {} as never };
}

const planned = (counts: object, resources: object[] = []) =>
  ({
    ...{ status: 'planned', grade: 'simulated', diagnostics: [], took: 1 },
    program: { name: 'terraform', version: '1.11.4' },
    summary: { counts, resources },
  } as never as PlanRun);

function checksOf(run: PlanRun | Error = planned({ add: 2 })) {
  const plan = jest.fn(async (_request: { trusted: boolean }) => {
    if (run instanceof Error) throw run;
    return run;
  });
  const move = jest.fn(async () => ({
    ...(run as PlanRun),
    against: 'files' as const,
  }));
  const checks = new PullChecks({
    plans: {
      queue: new PlanQueue(4),
      settings: { trusted: true, timeout: 1_000 },
      ...{ makePlan: plan as never, makeMove: move as never },
    },
    now: () => Date.parse('2026-11-22T00:00:00Z'),
  });
  return { checks, plan, move };
}

const open = (...dirs: string[]) => ({
  state: 'open' as const,
  stacks: dirs.map(stack),
});

it('plans what is new against nothing, and the rest against what was there', async () => {
  const { checks, plan, move } = checksOf(
    planned({ add: 1, change: 0, destroy: 1, import: 0, forget: 0 }, [
      { mode: 'data', address: 'data.aws_caller_identity.a', action: 'read' },
      { mode: 'managed', address: 'aws_ecs_service.a', action: 'create' },
      { mode: 'managed', address: 'aws_db_instance.a', action: 'delete' },
      {
        ...{ mode: 'managed', address: 'aws_s3_bucket.b', action: 'no-op' },
        movedFrom: 'aws_s3_bucket.a',
      },
    ]),
  );
  const reviewed = await pullOf('both', {
    [`${OLD}/main.tf`]: `${WRONG}# More\n`,
    [`${NEW}/main.tf`]: PLAIN,
  });
  const found = await checks.of(reviewed, open(OLD, NEW), []);
  expect(reviewChecksSchema.parse(found)).toEqual(found);
  expect(found.plans).toMatchObject([
    {
      ...{ stack: refOf(OLD), grade: 'simulated', state: 'succeeded' },
      source: 'Terraform 1.11.4, simulated',
      commit: reviewed.head,
      observedAt: '2026-11-22T00:00:00.000Z',
      counts: { add: 1, destroy: 1 },
      reason: {
        en: expect.stringMatching(/^Against a state that was made up/),
      },
    },
    { stack: refOf(NEW), reason: { en: expect.stringContaining('is new') } },
  ]);
  expect(found.plans[0].resources.map(each => each.address)).toEqual([
    ...['aws_db_instance.a', 'aws_ecs_service.a', 'aws_s3_bucket.b'],
  ]);
  expect([plan.mock.calls.length, move.mock.calls.length]).toEqual([1, 1]);
  expect(found.gates.map(({ id }) => id)).toEqual([
    ...['format', 'terraform', 'policy', 'plan'],
  ]);
});

it('finds what is wrong at its line, and not what was so before', async () => {
  const { checks } = checksOf();
  const text = WRONG.replace('jobs"\n', 'jobs"\n  fifo =   true\n');
  const reviewed = await pullOf('wrong', { [`${OLD}/main.tf`]: text });
  const { gates } = await checks.of(reviewed, open(OLD), []);
  const of = (id: string) => gates.find(each => each.id === id)!;
  expect(of('format').findings).toMatchObject([
    { file: `${OLD}/main.tf`, code: 'format.fmt', severity: 'error' },
  ]);
  expect(of('terraform').status).toBe('failed');
  expect(of('terraform').findings.map(({ line }) => line)).toEqual([7]);
});

it('plans no stack again that the runner has planned, and asks once', async () => {
  const { checks, plan, move } = checksOf();
  const reviewed = await pullOf('once', {
    [`${OLD}/main.tf`]: `${WRONG}# Once\n`,
    [`${NEW}/main.tf`]: `${PLAIN}# Once\n`,
  });
  const real = { stack: refOf(OLD), state: 'succeeded' } as ReviewPlan;
  const look = () => checks.of(reviewed, open(OLD, NEW), [real]);
  const [one, other] = await Promise.all([look(), look()]);
  expect(one.plans.map(each => each.stack)).toEqual([refOf(NEW)]);
  expect(other).toBe(one);
  expect(await look()).toBe(one);
  expect(plan).toHaveBeenCalledTimes(1);
  expect(move).not.toHaveBeenCalled();
});

it('says that only the arguments were looked at where nothing plans', async () => {
  const away = {
    ...{ status: 'failed', reason: 'unavailable', grade: 'simulated' },
    ...{ message: 'No program', diagnostics: [], took: 1 },
  } as never as PlanRun;
  const { checks, plan } = checksOf(away);
  const reviewed = await pullOf('away', {
    [`${NEW}/main.tf`]: `${PLAIN}# Away\n`,
  });
  const { plans, gates } = await checks.of(reviewed, open(NEW), []);
  expect(plans).toMatchObject([
    {
      ...{ grade: 'checked', state: 'succeeded' },
      reason: { ko: expect.stringContaining('플랜할 수 없습니다') },
    },
  ]);
  expect(plans[0].counts).toBeUndefined();
  expect(gates.find(({ id }) => id === 'plan')?.status).toBe('not-run');
  await checks.of(reviewed, open(NEW), []);
  // Perhaps it can by then.
  expect(plan).toHaveBeenCalledTimes(2);
});

it('trusts nobody who has a fork', async () => {
  const { checks, plan } = checksOf();
  const of = (name: string) =>
    pullOf(name, { [`${NEW}/main.tf`]: `${PLAIN}# ${name}\n` });
  await checks.of(await of('own'), open(NEW), []);
  const fork = { ...(await of('fork')), pull: { fromFork: true } as never };
  await checks.of(fork, open(NEW), []);
  expect(plan.mock.calls.map(([{ trusted }]) => trusted)).toEqual([
    true,
    false,
  ]);
});

it('looks at nothing of what is over, has no Terraform or goes', async () => {
  const { checks, plan, move } = checksOf();
  const gone = await pullOf('gone', { [`${OLD}/main.tf`]: undefined });
  const over = { ...open(OLD), state: 'closed' as const };
  expect((await checks.of(gone, over, [])).gates).toEqual([]);
  expect(await checks.of(gone, open(OLD), [])).toMatchObject({
    ...{ plans: [], gates: [], more: 0 },
  });
  expect([plan.mock.calls, move.mock.calls]).toEqual([[], []]);
});
