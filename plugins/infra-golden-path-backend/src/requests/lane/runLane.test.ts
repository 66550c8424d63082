import {
  LANE_STEPS,
  laneStepSchema,
  type LaneStep,
  type PullRun,
  type PullRuns,
  type PullStack,
  RUN_STATES,
} from '@infra-portal/infra-common';
import fc from 'fast-check';
import { computeLane, type LaneFacts } from './computeLane';

const HEAD = 'a'.repeat(40);
const AT = '2026-11-20T10:00:00Z';

const run = (
  state: PullRun['state'],
  more: Partial<PullRun> = {},
): PullRun => ({
  ...{ id: 'f'.repeat(24), state, at: AT, commit: HEAD },
  ...more,
});
const stack = (environment: string, more: Partial<PullStack>): PullStack => ({
  dir: `stacks/authhub/tokens/${environment}`,
  project: `authhub-tokens-${environment}`,
  ...more,
});
const LOCK = {
  pullRequest: {
    number: 9,
    url: 'https://github.com/acme/infrastructure/pull/9',
    title: 'More memory',
  },
  user: 'kim',
  since: '2026-11-19T10:00:00Z',
  observedAt: AT,
  hint: 'close-stale' as const,
};
const usual = { median: 60, count: 4 };

function facts(stacks: PullStack[], more: Partial<LaneFacts> = {}): LaneFacts {
  const runs: PullRuns = {
    repository: 'github.com/acme/infrastructure',
    number: 1,
    executable: 'atlantis',
    stacks,
    usual: { plan: usual, decision: usual, apply: usual, lock: usual },
    stale: [],
  };
  return {
    pull: {
      number: 1,
      url: 'https://github.com/acme/infrastructure/pull/1',
      title: 'Create a/b',
      body: '',
      state: 'open',
      draft: false,
      head: { branch: 'portal/a/b/create', commit: HEAD },
      base: { branch: 'main' },
      author: 'portal[bot]',
      labels: [],
      createdAt: AT,
      updatedAt: AT,
    },
    reviews: [],
    checks: [],
    approvals: [],
    owners: [],
    members: new Map(),
    isAtlantis: true,
    environments: [{ name: 'dev', directory: 'stacks/authhub/tokens/dev' }],
    requestedBy: 'user:default/minji',
    refused: [],
    remarks: [],
    runs,
    ...more,
  };
}
const merged = {
  ...facts([]).pull,
  state: 'merged' as const,
  mergedAt: '2026-11-20T12:00:00Z',
};
const step = (given: LaneFacts, id: LaneStep['id']) =>
  computeLane(given).find(each => each.id === id);
const states = (given: LaneFacts) =>
  computeLane(given)
    .slice(2)
    .map(({ id, state }) => `${id} ${state}`)
    .join(', ');

it('goes from a plan over the apply and the merge to live', () => {
  const plan = run('succeeded', { counts: undefined, hasChanges: true });
  expect(states(facts([stack('dev', { plan: run('running') })]))).toBe(
    'plan active, approval done, lock done, applied waiting, live waiting',
  );
  const planned = facts([
    stack('dev', { plan }),
    stack('prod', { plan: run('succeeded', { hasChanges: false }) }),
  ]);
  expect(states(planned)).toBe(
    'plan done, approval done, lock done, applied active, live waiting',
  );
  expect(step(planned, 'applied')).toMatchObject({
    detail: { en: expect.stringMatching(/^1 of 2 stacks applied/) },
    blockers: ['user:default/minji'],
    stacks: [
      { name: 'authhub-tokens-dev', environment: 'dev', state: 'waiting' },
      { name: 'authhub-tokens-prod', state: 'succeeded', unchanged: true },
    ],
  });
  const apply = run('succeeded', { at: '2026-11-20T11:00:00Z' });
  const applied = [stack('dev', { plan, apply })];
  expect(states(facts(applied))).toBe(
    'plan done, approval done, lock done, applied done, live active',
  );
  const after = (isRead?: boolean) =>
    step(facts(applied, { pull: merged, isRead }), 'live');
  expect(after()?.state).toBe('unknown');
  expect(after(false)?.state).toBe('active');
  expect(after(true)).toMatchObject({
    state: 'done',
    since: '2026-11-20T12:00:00.000Z',
    detail: { en: expect.stringContaining('is not checked') },
  });
});

it('names who holds a stack, since when it waits, and how long that usually is', () => {
  const blockedBy = { number: 9, url: LOCK.pullRequest.url };
  const waits = run('waiting', { blockedBy });
  const given = facts([stack('dev', { plan: waits, lock: LOCK })]);
  expect(step(given, 'plan')?.state).toBe('waiting');
  expect(step(given, 'lock')).toMatchObject({
    state: 'active',
    since: AT,
    blockers: ['kim'],
    usual,
    url: LOCK.pullRequest.url,
    detail: { en: 'Held by pull request #9: authhub-tokens-dev.' },
    stacks: [{ heldBy: { number: 9, user: 'kim', hint: 'close-stale' } }],
  });
  const discarded = run('discarded');
  expect(
    step(facts([stack('dev', { plan: discarded, lock: LOCK })]), 'plan'),
  ).toMatchObject({ state: 'waiting', blockers: [] });
  expect(
    step(facts([stack('dev', { plan: discarded })]), 'plan'),
  ).toMatchObject({ state: 'active', blockers: ['user:default/minji'] });
  const free = facts([stack('dev', { plan: waits })]);
  expect(step(free, 'lock')).toMatchObject({
    state: 'active',
    blockers: ['user:default/minji'],
    detail: { en: expect.stringContaining('free now') },
  });
  const { pullRequest: _, user: __, ...byApi } = LOCK;
  const drift = facts([stack('dev', { plan: waits, lock: byApi })]);
  expect(step(drift, 'lock')).toMatchObject({
    blockers: [],
    detail: { en: expect.stringContaining('check for drift') },
  });
});

it('holds a plan of an older commit, or before a new one, for nothing', () => {
  const old = run('succeeded', { commit: 'b'.repeat(40) });
  expect(step(facts([stack('dev', { plan: old })]), 'plan')?.state).toBe(
    'unknown',
  );
  const plan = run('succeeded', { at: '2026-11-20T12:00:00Z' });
  const apply = run('failed', { at: '2026-11-20T11:00:00Z' });
  expect(step(facts([stack('dev', { plan, apply })]), 'applied')?.state).toBe(
    'active',
  );
});

it('says what failed, and what was merged without being applied', () => {
  const plan = run('succeeded', { hasChanges: true });
  const failed = run('failed', {
    at: '2026-11-20T11:00:00Z',
    problem: 'Error: AccessDenied',
  });
  const given = facts([
    stack('dev', { plan, apply: failed }),
    stack('prod', { plan }),
  ]);
  expect(step(given, 'applied')).toMatchObject({
    state: 'failed',
    detail: { en: '0 of 2 stacks applied.' },
    stacks: [{ state: 'failed', problem: 'Error: AccessDenied' }, {}],
  });
  const unapplied = facts([stack('dev', { plan })], { pull: merged });
  expect(step(unapplied, 'applied')).toMatchObject({
    state: 'failed',
    detail: { en: expect.stringContaining('Merged before') },
  });
  // Others apply after the merge.
  const later = { ...unapplied, isAtlantis: false };
  expect(step(later, 'applied')?.state).toBe('active');
  const policyCheck = run('failed', { at: '2026-11-20T11:00:00Z' });
  const refused = facts([stack('dev', { plan, policyCheck })]);
  expect(states(refused)).toBe(
    'plan done, policy failed, approval done, lock done, applied waiting, live waiting',
  );
});

it('says honestly that runs cannot be asked for', () => {
  const checks = [
    {
      name: 'atlantis/plan: a',
      kind: 'status' as const,
      state: 'success' as const,
      description: '',
      at: AT,
    },
  ];
  const given = facts([], { runs: undefined, runsFailed: true, checks });
  expect(step(given, 'plan')).toMatchObject({
    state: 'done',
    detail: { en: expect.stringContaining('cannot be asked') },
  });
  expect(step(given, 'lock')).toBeUndefined();
});

it('gives what the API promises, whatever ran, and live only at the end', () => {
  const anyRun = fc.option(
    fc.record({
      id: fc.string(),
      state: fc.constantFrom(...RUN_STATES),
      at: fc.constantFrom(AT, '2026-11-20T11:00:00Z'),
      commit: fc.constantFrom(HEAD, 'b'.repeat(40)),
      hasChanges: fc.boolean(),
    }),
    { nil: undefined },
  );
  const anyStack = fc.record({
    dir: fc.option(fc.string(), { nil: undefined }),
    project: fc.option(fc.string(), { nil: undefined }),
    plan: anyRun,
    policyCheck: anyRun,
    apply: anyRun,
    lock: fc.option(fc.constant(LOCK), { nil: undefined }),
  });
  fc.assert(
    fc.property(
      fc.array(anyStack, { maxLength: 4 }),
      fc.constantFrom('open', 'merged', 'closed'),
      fc.option(fc.boolean(), { nil: undefined }),
      (stacks, state, isRead) => {
        const pull = { ...merged, state: state as 'open' };
        const lane = computeLane(facts(stacks, { pull, isRead }));
        expect(laneStepSchema.array().safeParse(lane).error).toBeUndefined();
        const ids = lane.map(({ id }) => id);
        expect(ids).toEqual(LANE_STEPS.filter(id => ids.includes(id)));
        const of = (id: string) => lane.find(each => each.id === id)?.state;
        if (of('live') === 'done') {
          expect([state, isRead, of('applied')]).toEqual([
            'merged',
            true,
            'done',
          ]);
        }
        if (state === 'closed')
          expect(lane.map(each => each.state)).not.toContain('active');
      },
    ),
  );
});
