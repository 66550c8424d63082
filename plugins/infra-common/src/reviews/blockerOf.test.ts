import fc from 'fast-check';
import { LANE_STEPS, type LaneStep } from '../golden-path/api/lane';
import { type BlockerFacts, blockerOf } from './blockerOf';

const step = (
  id: LaneStep['id'],
  state: LaneStep['state'],
  rest: Partial<LaneStep> = {},
): LaneStep => ({ id, state, blockers: [], ...rest });

const DONE: LaneStep[] = [
  step('opened', 'done'),
  step('gates', 'done'),
  step('plan', 'done'),
  step('approval', 'done'),
  step('applied', 'waiting'),
  step('live', 'waiting'),
];

const facts = (rest: Partial<BlockerFacts> = {}): BlockerFacts => ({
  state: 'open',
  draft: false,
  whose: 'minji',
  lane: DONE,
  hasStacks: true,
  hasStalePlan: false,
  createdAt: '2026-11-21T10:00:00Z',
  ...rest,
});

/** The lane with some of its steps in other states. */
const lane = (...steps: LaneStep[]) => {
  const lock = steps.filter(({ id }) => id === 'lock' || id === 'policy');
  const known = DONE.map(
    each => steps.find(({ id }) => id === each.id) ?? each,
  );
  return [...known.slice(0, 4), ...lock, ...known.slice(4)];
};
const stacks = (state: 'discarded' | 'running') => [{ name: 'a', state }];

it.each([
  ['merge', {}],
  ['conflict', { mergeable: false, draft: true }],
  ['draft', { draft: true, lane: lane(step('gates', 'failed')) }],
  ['checks-failed', { lane: lane(step('gates', 'failed')) }],
  ['checks-running', { lane: lane(step('gates', 'active')) }],
  ['plan-failed', { lane: lane(step('plan', 'failed')) }],
  ['checks-running', { lane: lane(step('plan', 'active')) }],
  [
    'stale-plan',
    { lane: lane(step('plan', 'active', { stacks: stacks('discarded') })) },
  ],
  ['no-plan', { lane: lane(step('plan', 'unknown')) }],
  ['stale-plan', { lane: lane(step('plan', 'unknown')), hasStalePlan: true }],
  ['merge', { lane: lane(step('plan', 'unknown')), hasStacks: false }],
  ['policy', { lane: lane(step('policy', 'failed')) }],
  ['approvals', { lane: lane(step('approval', 'active')) }],
  ['changes-requested', { lane: lane(step('approval', 'failed')) }],
  ['unknown', { lane: lane(step('approval', 'unknown')) }],
  [
    'locked',
    {
      lane: lane(
        step('plan', 'waiting'),
        step('approval', 'active'),
        step('lock', 'active', { blockers: ['#7'] }),
      ),
    },
  ],
  ['apply', { lane: lane(step('applied', 'active')) }],
  [
    'checks-running',
    { lane: lane(step('applied', 'active', { stacks: stacks('running') })) },
  ],
  ['apply-failed', { lane: lane(step('applied', 'failed')) }],
] as const)('is %s of %j', (code, rest) => {
  expect(blockerOf(facts(rest as never))?.code).toBe(code);
});

it('names whom it waits for, and says what the lane says', () => {
  const detail = { en: 'Two more approvals.', ko: '승인 2건' };
  const waits = step('approval', 'active', {
    ...{ detail, blockers: ['@acme/platform'], since: '2026-11-21T11:00:00Z' },
  });
  expect(blockerOf(facts({ lane: lane(waits) }))).toEqual({
    ...{ code: 'approvals', message: detail, who: ['@acme/platform'] },
    since: '2026-11-21T11:00:00Z',
  });
  expect(blockerOf(facts({ draft: true }))?.who).toEqual(['minji']);
});

const anyLane = fc.tuple(
  ...LANE_STEPS.map(id =>
    fc
      .constantFrom('waiting', 'active', 'done', 'failed', 'unknown')
      .map(state => step(id, state as LaneStep['state'])),
  ),
);

it('always says what an open one waits for, and nothing of others', () => {
  fc.assert(
    fc.property(anyLane, fc.boolean(), fc.boolean(), (steps, draft, has) => {
      const some = facts({ lane: steps, draft, hasStacks: has });
      expect(blockerOf(some)?.message.ko).toBeTruthy();
      expect(blockerOf({ ...some, state: 'merged' })).toBeUndefined();
      expect(blockerOf({ ...some, state: 'closed' })).toBeUndefined();
    }),
  );
});
