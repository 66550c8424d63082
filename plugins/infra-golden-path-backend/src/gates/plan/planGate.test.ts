import type { PlanRun } from '@infra-portal/infra-node';
import { planGate, type PlanInput } from './planGate';
import { PlanQueue, QueueFullError } from './PlanQueue';

const environment = (name: string) =>
  ({ name, directory: `stacks/a/b/${name}`, stack: name } as any);

const planned = (diagnostics: any[] = []) =>
  ({
    ...{ status: 'planned', grade: 'simulated', diagnostics, took: 1 },
    ...{ planJson: '{}', summary: {} },
  } as any as PlanRun);
const failed = (reason: string, diagnostics: any[] = []) =>
  ({
    ...{ status: 'failed', reason, grade: 'simulated', diagnostics, took: 1 },
    message: reason,
  } as any as PlanRun);

let count = 0;

function gate(byFolder: Record<string, PlanRun | Error>) {
  count += 1;
  return planGate({
    // Another commit each time, so that nothing is known already.
    model: { tree: { directory: '/mirror', commit: `${count}` } },
    overlay: { tree: { files: async () => [] } },
    environments: Object.keys(byFolder).map(environment),
    modulesUrl: 'https://example.com/modules',
    queue: new PlanQueue(4),
    settings: { trusted: true, timeout: 1_000 },
    makePlan: async ({ folder }: { folder: string }) => {
      const run = byFolder[folder.split('/').at(-1)!];
      if (run instanceof Error) throw run;
      return run;
    },
  } as any as PlanInput);
}

const error = { severity: 'error', summary: 'No such argument' };

it.each([
  ['timeout', failed('timeout'), '초과'],
  ['busy', new QueueFullError('full'), '대기'],
] as const)('shows what others have when one is %s', async (code, run, ko) => {
  const { outcome, plans, runs } = await gate({
    dev: run,
    stg: failed('errors', [error]),
    prod: planned(),
  });
  expect(outcome).toEqual({
    source: expect.any(String),
    findings: [
      expect.objectContaining({
        code: 'plan.diagnostic',
        severity: 'error',
        message: { en: 'No such argument', ko: 'No such argument' },
      }),
      {
        code: `plan.${code}`,
        severity: 'warning',
        message: {
          en: expect.stringMatching(/^dev: /),
          ko: expect.stringContaining(ko),
        },
        file: 'stacks/a/b/dev',
      },
    ],
  });
  expect(plans.map(each => each.environment).slice(-2)).toEqual([
    'stg',
    'prod',
  ]);
  expect(runs.map(each => each.environment.name)).toEqual([
    'dev',
    'stg',
    'prod',
  ]);
});

it('says why when none could be made', async () => {
  const { outcome } = await gate({
    dev: failed('unavailable'),
    prod: failed('unavailable'),
  });
  expect(outcome).toEqual({
    source: expect.any(String),
    reason: {
      en: expect.stringContaining('no Terraform'),
      ko: expect.stringContaining('Terraform이 없거나'),
    },
  });
});

it('passes when all are planned', async () => {
  const { outcome } = await gate({ dev: planned(), prod: planned() });
  expect(outcome).toMatchObject({ findings: [] });
});

it.each([
  ['what was there', planned(), 'files'],
  ['nothing where what was there is broken', failed('errors'), 'nothing'],
])('plans against %s', async (_, move, against) => {
  count += 1;
  const { plans } = await planGate({
    model: { tree: { directory: '/mirror', commit: `${count}` } },
    overlay: { tree: { files: async () => [] } },
    environments: [environment('dev')],
    before: { commit: 'b', tree: {}, stacks: new Set(['stacks/a/b/dev']) },
    queue: new PlanQueue(4),
    settings: { trusted: true, timeout: 1_000 },
    makePlan: async () => planned(),
    makeMove: async () => ({ ...move, against: 'files' }),
  } as any as PlanInput);
  expect(plans).toMatchObject([{ environment: 'dev', against }]);
});

it('plans environments side by side', async () => {
  const begun: string[] = [];
  let all = () => {};
  const together = new Promise<void>(done => {
    all = done;
  });
  const { runs } = await planGate({
    model: { tree: { directory: '/mirror', commit: 'together' } },
    overlay: { tree: { files: async () => [] } },
    environments: ['dev', 'stg', 'prod'].map(environment),
    queue: new PlanQueue(0, 3),
    settings: { trusted: true, timeout: 1_000 },
    makePlan: async ({ folder }: { folder: string }) => {
      if (begun.push(folder) === 3) all();
      await together;
      return planned();
    },
  } as any as PlanInput);
  expect(runs.map(each => each.environment.name)).toEqual([
    'dev',
    'stg',
    'prod',
  ]);
});

it('stops the others when one breaks', async () => {
  const stopped: string[] = [];
  const broken = planGate({
    model: { tree: { directory: '/mirror', commit: 'broken' } },
    overlay: { tree: { files: async () => [] } },
    environments: ['dev', 'prod'].map(environment),
    queue: new PlanQueue(2, 2),
    settings: { trusted: true, timeout: 1_000 },
    makePlan: async ({ folder, signal }: any) => {
      if (folder.endsWith('/dev')) throw new Error('broken');
      await new Promise(done => signal.addEventListener('abort', done));
      stopped.push(folder);
      return failed('cancelled');
    },
  } as any as PlanInput);
  await expect(broken).rejects.toThrow('broken');
  expect(stopped).toEqual(['stacks/a/b/prod']);
});

it('hides no error that is none of the queue', async () => {
  await expect(gate({ dev: new Error('broken') })).rejects.toThrow('broken');
});

it('says nothing of how Terraform is called', async () => {
  const flag = { severity: 'warning', summary: 'Deprecated flag: -state' };
  const other = { severity: 'warning', summary: 'Deprecated argument' };
  const { outcome } = await gate({ dev: planned([flag, other]) });
  expect(outcome).toMatchObject({
    findings: [{ message: { en: 'Deprecated argument' } }],
  });
});
