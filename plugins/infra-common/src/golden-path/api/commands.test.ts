import fc from 'fast-check';
import {
  ATLANTIS_COMMANDS,
  COMMAND_REASONS,
  commandOrderSchema,
  commandsOf,
} from './commands';
import { LANE_STEPS, type LaneStep } from './lane';
import { REQUEST_STATES } from './requests';

const done = { state: 'done' as const, blockers: [] };
const stack = { name: 'a-dev', state: 'succeeded' as const };
const lane: LaneStep[] = [
  { id: 'plan', ...done, stacks: [stack] },
  { id: 'approval', ...done },
  { id: 'lock', ...done },
  { id: 'applied', state: 'active', blockers: [] },
];
const request = (...more: LaneStep[]) => ({
  state: 'open' as const,
  pullRequest: { number: 1, url: 'https://x.example', head: 'a'.repeat(40) },
  atlantis: { executable: 'atlantis' },
  lane: [
    ...lane.filter(({ id }) => more.every(each => each.id !== id)),
    ...more,
  ],
});

it('offers what makes sense, and says of the rest why not', () => {
  expect(commandsOf(request())).toEqual({
    ...{ plan: undefined, apply: undefined, unlock: undefined },
    approve_policies: 'no-policy',
  });
  const applyIn = (...more: LaneStep[]) => commandsOf(request(...more)).apply;
  expect(applyIn({ id: 'plan', state: 'failed', blockers: [] })).toBe(
    'no-plan',
  );
  expect(applyIn({ id: 'policy', state: 'failed', blockers: [] })).toBe(
    'policy',
  );
  expect(applyIn({ id: 'approval', state: 'active', blockers: [] })).toBe(
    'approval',
  );
  // What the portal cannot know, Atlantis does.
  expect(
    applyIn({ id: 'approval', state: 'unknown', blockers: [] }),
  ).toBeUndefined();
  expect(applyIn({ id: 'lock', state: 'active', blockers: [] })).toBe('locked');
  expect(applyIn({ id: 'applied', ...done })).toBe('applied');
  const running = { ...stack, state: 'running' as const };
  const isRunning = request({
    ...{ id: 'applied', state: 'active', blockers: [] },
    stacks: [running],
  });
  expect(commandsOf(isRunning)).toMatchObject({
    ...{ plan: 'running', apply: 'running', unlock: 'running' },
  });
  const discarded = { ...stack, state: 'discarded' as const };
  expect(
    commandsOf(
      request({
        ...{ id: 'plan', state: 'active', blockers: [] },
        stacks: [discarded],
      }),
    ),
  ).toMatchObject({ plan: undefined, unlock: 'nothing-held' });
  expect(commandsOf({ ...request(), atlantis: undefined }).plan).toBe(
    'no-atlantis',
  );
});

it('never offers an apply before plan, policy, approval and lock are through', () => {
  const anyStep = fc.record({
    id: fc.constantFrom(...LANE_STEPS),
    state: fc.constantFrom('waiting', 'active', 'done', 'failed', 'unknown'),
    blockers: fc.constant([]),
  }) as fc.Arbitrary<LaneStep>;
  fc.assert(
    fc.property(
      fc.uniqueArray(anyStep, { selector: ({ id }) => id }),
      fc.constantFrom(...REQUEST_STATES),
      (steps, state) => {
        const found = commandsOf({ ...request(), state, lane: steps });
        for (const command of ATLANTIS_COMMANDS) {
          const reason = found[command];
          if (reason) expect(COMMAND_REASONS).toContain(reason);
          if (state !== 'open') expect(reason).toBe('not-open');
        }
        if (found.apply) return;
        const of = (id: string) => steps.find(each => each.id === id)?.state;
        expect(of('plan')).toBe('done');
        expect([undefined, 'done']).toContain(of('policy'));
        expect(['done', 'unknown']).toContain(of('approval'));
        expect(of('lock')).not.toBe('active');
      },
    ),
  );
});

it('takes no name of a project that reads as anything else', () => {
  const order = {
    ...{ command: 'apply', head: 'a'.repeat(40), token: 'gho_0123456789' },
    key: '6f1b5b0e-3c1e-4f0a-9f6e-0f4f1d6c2b11',
  };
  const accepts = (project: string) =>
    commandOrderSchema.safeParse({ ...order, project }).success;
  expect(accepts('authhub-tokens-dev')).toBe(true);
  for (const project of ['-d .', 'a\nb', 'a b', '--x', '', 'a;b', '`a`']) {
    expect(accepts(project)).toBe(false);
  }
});
