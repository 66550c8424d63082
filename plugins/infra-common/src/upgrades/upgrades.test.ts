import fc from 'fast-check';
import type { UpgradeCheck, UpgradeItemFacts } from './facts';
import { isUpgradeTime, nextUpgradeTime } from './hours';
import { judgeUpgradeItem } from './judge';
import {
  isUpgradeItemOpen,
  isUpgradeItemOver,
  isUpgradeItemTroubled,
  nextUpgradeStep,
  type UpgradeStand,
} from './nextStep';
import { UPGRADE_ITEM_STATES, UPGRADE_STATES } from './upgrade';
import { upgradeWaves } from './waves';

const runs = { numRuns: 300 };
const NOW = new Date('2026-11-23T03:00:00Z');

const hours = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  from: fc.constantFrom('00:00', '02:30', '09:00', '22:00'),
  to: fc.constantFrom('00:00', '06:00', '18:00', '23:59'),
  zone: fc.constantFrom('Asia/Seoul', 'UTC', 'America/New_York'),
});

const stand: fc.Arbitrary<UpgradeStand> = fc.record({
  state: fc.constantFrom(...UPGRADE_STATES),
  rules: fc.record({
    size: fc.integer({ min: 1, max: 4 }),
    hours: fc.option(hours, { nil: undefined }),
  }),
  items: fc
    .array(
      fc.record({
        wave: fc.integer({ min: 0, max: 2 }),
        state: fc.constantFrom(...UPGRADE_ITEM_STATES),
      }),
      { maxLength: 8 },
    )
    .map(items => items.map((each, index) => ({ ...each, id: `${index}` }))),
});

it('opens in one wave only, never more than its size, and in its hours', () => {
  fc.assert(
    fc.property(stand, upgrade => {
      const step = nextUpgradeStep(upgrade, NOW);
      if (step.kind !== 'open') return;
      expect(upgrade.state).toBe('running');
      expect(isUpgradeTime(upgrade.rules.hours, NOW)).toBe(true);
      expect(
        upgrade.items.some(each => isUpgradeItemTroubled(each.state)),
      ).toBe(false);
      const before = upgrade.items.filter(each => each.wave < step.wave);
      expect(before.every(each => isUpgradeItemOver(each.state))).toBe(true);
      const opened = upgrade.items.filter(each => step.items.includes(each.id));
      expect(new Set(opened.map(({ wave }) => wave))).toEqual(
        new Set([step.wave]),
      );
      const fresh = opened.filter(each => each.state === 'waiting');
      const open = upgrade.items.filter(
        each => each.wave === step.wave && isUpgradeItemOpen(each.state),
      );
      if (fresh.length > 0) {
        expect(open.length + fresh.length).toBeLessThanOrEqual(
          upgrade.rules.size,
        );
      }
    }),
    runs,
  );
});

it('passes no stop, and rests when it is paused, stopped or cancelled', () => {
  fc.assert(
    fc.property(stand, upgrade => {
      const { kind } = nextUpgradeStep(upgrade, NOW);
      if (upgrade.state !== 'running') expect(kind).toBe('rest');
      else if (upgrade.items.some(each => isUpgradeItemTroubled(each.state))) {
        expect(kind).toBe('stop');
      }
    }),
    runs,
  );
});

it('ends, whatever order pull requests are merged in', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 8 }),
      fc.infiniteStream(fc.nat()),
      (size, waves, choices) => {
        let items = waves.map((wave, index) => ({
          ...{ id: `${index}`, wave },
          state: 'waiting' as (typeof UPGRADE_ITEM_STATES)[number],
        }));
        const set = (ids: string[], state: (typeof items)[number]['state']) => {
          items = items.map(each =>
            ids.includes(each.id) ? { ...each, state } : each,
          );
        };
        for (let round = 0; round < 50; round += 1) {
          const step = nextUpgradeStep(
            { state: 'running', rules: { size }, items },
            NOW,
          );
          if (step.kind === 'done') return;
          if (step.kind === 'open') set(step.items, 'open');
          const open = items.filter(each => each.state === 'open');
          const reached = new Set(open.map(({ wave }) => wave));
          expect(reached.size).toBe(1);
          expect(open.length).toBeLessThanOrEqual(size);
          set([open[choices.next().value! % open.length].id], 'done');
        }
        throw new Error('It does not end');
      },
    ),
    { numRuns: 100 },
  );
});

it('finds the next time that is in the hours, and never an earlier one', () => {
  const at = fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2027-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(hours, at, (given, date) => {
      const next = nextUpgradeTime(given, date);
      expect(next.getTime()).toBeGreaterThanOrEqual(date.getTime());
      if (isUpgradeTime(given, date)) expect(next).toEqual(date);
    }),
    runs,
  );
  const work = {
    ...{ days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' },
    zone: 'Asia/Seoul',
  };
  const friday = new Date('2026-11-20T10:00:00Z');
  expect(isUpgradeTime(work, friday)).toBe(false);
  expect(nextUpgradeTime(work, friday)).toEqual(
    new Date('2026-11-23T00:00:00Z'),
  );
  const night = { ...work, days: [5], from: '22:00', to: '06:00' };
  expect(isUpgradeTime(night, new Date('2026-11-20T20:00:00Z'))).toBe(true);
  expect(isUpgradeTime(night, new Date('2026-11-21T14:00:00Z'))).toBe(false);
});

it('orders waves by the rules, then on the way to production, the rest last', () => {
  const items = ['prod', undefined, 'shared', 'dev', 'qa', 'stg', 'dev'].map(
    (environment, id) => ({ id, ...(environment && { environment }) }),
  );
  const order = (wanted: string[]) =>
    upgradeWaves(items, wanted).map(({ environment }) => environment);
  expect(order([])).toEqual(['dev', 'qa', 'stg', 'prod', 'shared', undefined]);
  expect(order(['shared', 'stg'])).toEqual([
    ...['shared', 'stg', 'dev', 'qa', 'prod'],
    undefined,
  ]);
  const waves = upgradeWaves(items, []);
  expect(waves.flatMap(wave => wave.items)).toHaveLength(items.length);
});

const AT = '2026-11-23T02:00:00.000Z';
const ZERO = { add: 0, change: 0, destroy: 0, import: 0, forget: 0 };

function facts(
  counts: Partial<typeof ZERO> | undefined,
  more: Partial<UpgradeItemFacts> = {},
): UpgradeItemFacts {
  const run = { state: 'succeeded' as const, at: AT, commit: 'c1' };
  return {
    pull: { number: 7, state: 'open', draft: false, head: 'c1' },
    ...{ dirs: ['a'], isAtlantis: true, replaces: new Set(), burning: [] },
    ...{ checks: [], mergeChecks: [], accepted: false },
    stacks: counts
      ? [
          {
            dir: 'a',
            plan: { ...run, id: 'p', counts: { ...ZERO, ...counts } },
          },
        ]
      : [],
    ...more,
  };
}
const judged = (given: UpgradeItemFacts) => {
  const { state, effect, mayMerge } = judgeUpgradeItem(given, NOW);
  return `${state} ${effect}${mayMerge ? ' mergeable' : ''}`;
};

it('merges by itself only what is planned, empty and green', () => {
  expect(judged(facts({}))).toBe('open none mergeable');
  expect(judged(facts(undefined))).toBe('open unknown');
  expect(judged(facts({}, { dirs: ['a', 'b'] }))).toBe('open unknown');
  expect(judged(facts({ change: 1 }))).toBe('open in-place');
  expect(judged(facts({}, { stacks: undefined }))).toBe('open unknown');
  const [stack] = facts({}).stacks!;
  const apply = { id: 'y', state: 'succeeded' as const, at: AT, commit: 'c1' };
  // Atlantis speaks of a command as a whole, too.
  expect(judged(facts({}, { stacks: [{ apply }, stack] }))).toBe(
    'open none mergeable',
  );
  const { pull: old } = facts({});
  const pull = { ...old, head: 'c2' };
  expect(judged(facts({}, { pull }))).toBe('open unknown');
  const check = (name: string, state: 'pending' | 'failure') =>
    facts({}, { checks: [{ name, state }] });
  expect(judged(check('lint', 'pending'))).toBe('open none');
  expect(judged(check('atlantis/apply', 'pending'))).toBe(
    'open none mergeable',
  );
  expect(judged(check('lint', 'failure'))).toBe('stopped none');
  // It was asked for too early; each stack has a check, and a run, of its own.
  const refused = check('atlantis/apply', 'failure');
  expect(judged(refused)).toBe('open none mergeable');
  expect(judged({ ...refused, isAtlantis: false })).toBe('stopped none');
  expect(judged({ ...refused, stacks: [] })).toMatch(/^stopped /);
  expect(judged(check('atlantis/apply: a', 'failure'))).toBe('stopped none');
});

it('stops where something goes, a budget burns or an apply failed', () => {
  expect(judged(facts({ destroy: 1 }))).toBe('stopped destroy');
  const replaced = { replaces: new Set(['p']) };
  expect(judged(facts({ add: 1, destroy: 1 }, replaced))).toBe(
    'stopped replace',
  );
  expect(judged(facts({}, { burning: ['availability'] }))).toBe('stopped none');
  const accepted = facts({ destroy: 1 }, { accepted: true });
  expect(judged(accepted)).toBe('open destroy');
  const pull = {
    ...{ number: 7, state: 'merged' as const, draft: false, head: 'c1' },
    mergedAt: '2026-11-23T02:00:00Z',
  };
  const [stack] = facts({ change: 1 }).stacks!;
  const apply = (state: 'succeeded' | 'failed' | 'running') =>
    facts(
      {},
      { pull, stacks: [{ ...stack, apply: { id: 'x', state, at: AT } }] },
    );
  expect(judged(apply('succeeded'))).toBe('done in-place');
  expect(judged(apply('failed'))).toBe('stopped in-place');
  expect(judged(apply('running'))).toBe('merged in-place');
  // An apply that was asked for too early failed as a whole.
  const whole = { id: 'w', state: 'failed' as const, at: AT };
  const early = (more: Partial<typeof stack>) =>
    facts({}, { pull, stacks: [{ apply: whole }, { ...stack, ...more }] });
  expect(judged(early({}))).toBe('stopped in-place');
  const later = { ...whole, state: 'succeeded' as const };
  expect(judged(early({ apply: later }))).toBe('done in-place');
  expect(judged(facts({}, { pull }))).toBe('done none');
  expect(judged(facts({ change: 1 }, { pull }))).toBe('stopped in-place');
  expect(judged(facts(undefined, { pull, isAtlantis: false }))).toBe(
    'done unknown',
  );
  const closed = { ...pull, state: 'closed' as const };
  expect(judged(facts({}, { pull: closed }))).toBe('closed none');
});

describe('a stack that another pull request holds', () => {
  const holder = { number: 4, url: 'https://github.com/a/b/pull/4' };
  const plan = {
    ...{ id: 'p', state: 'waiting' as const, at: AT, commit: 'c1' },
    blockedBy: holder,
  };
  const lock = { pullRequest: holder, since: AT, observedAt: AT };
  const checks = [
    { name: 'atlantis/plan', state: 'failure' as const },
    { name: 'atlantis/plan: a', state: 'failure' as const },
  ];
  const held = (stack: object, more: Partial<UpgradeItemFacts> = {}) =>
    facts(undefined, {
      stacks: [{ dir: 'a', project: 'a', plan, ...stack }],
      ...{ checks, ...more },
    });

  it('waits for it, which is no failure, and says for whom', () => {
    const found = judgeUpgradeItem(held({ lock }), NOW);
    expect(found).toMatchObject({
      ...{ state: 'open', mayMerge: false, effect: 'unknown' },
      hold: { by: holder, isFree: false, since: AT },
    });
    expect(found.detail?.en).toMatch(/#4 holds a\..*planned again/);
  });

  it('is planned again once nobody holds it', () => {
    const own = { ...lock, pullRequest: { ...holder, number: 7 } };
    for (const stack of [{}, { lock: own }]) {
      const found = judgeUpgradeItem(held(stack), NOW);
      expect(found.hold).toMatchObject({ isFree: true });
      expect(found.detail?.ko).toContain('다시 계획');
    }
    const older = { ...plan, commit: 'c0' };
    expect(judgeUpgradeItem(held({ plan: older }), NOW).hold).toBeUndefined();
  });

  it('is not taken for a failure while runs have not told why it is red', () => {
    const soon = NOW.toISOString();
    const late = new Date(NOW.getTime() - 180_000).toISOString();
    const state = (
      at: string | undefined,
      stacks: UpgradeItemFacts['stacks'],
    ) =>
      judged(
        facts(undefined, {
          stacks,
          checks: checks.map(each => ({ ...each, ...(at && { at }) })),
        }),
      );
    const running = { ...plan, state: 'running' as const };
    const older = { ...plan, commit: 'c0' };
    for (const untold of [
      [],
      [{ dir: 'a', plan: running }],
      [{ dir: 'a', plan: older }],
    ]) {
      expect(state(soon, untold)).toBe('open unknown');
      expect(state(late, untold)).toBe('stopped unknown');
      expect(state(undefined, untold)).toBe('stopped unknown');
    }
    const failed = { ...plan, state: 'failed' as const };
    expect(state(soon, [{ dir: 'a', plan: failed }])).toBe('stopped unknown');
    // As a whole, where no stack could be found out.
    expect(state(soon, [{ plan: failed }])).toBe('stopped unknown');
    // Nobody follows the runs: the check is all that will be known.
    expect(state(soon, undefined)).toBe('stopped unknown');
  });

  it('waits a moment for what Atlantis says of a plan that failed', () => {
    const failed = { ...plan, state: 'failed' as const };
    const isUnexplained = true;
    const state = (
      minutes: number,
      more: object,
      also: UpgradeCheck[] = [],
    ) => {
      const at = new Date(NOW.getTime() - minutes * 60_000).toISOString();
      const red = [...checks, ...also].map(each => ({ ...each, at }));
      const newest = { ...failed, finishedAt: at, ...more };
      return judged(held({ plan: newest }, { checks: red }));
    };
    expect(state(1, { isUnexplained })).toBe('open unknown');
    expect(state(3, { isUnexplained })).toBe('stopped unknown');
    expect(state(1, {})).toBe('stopped unknown');
    const lint = { name: 'lint', state: 'failure' as const };
    expect(state(1, { isUnexplained }, [lint])).toBe('stopped unknown');
  });

  it('still stops where another check, or another plan, failed', () => {
    const lint = [...checks, { name: 'lint', state: 'failure' as const }];
    expect(judged(held({ lock }, { checks: lint }))).toBe('stopped unknown');
    const failed = { ...plan, id: 'q', state: 'failed' as const };
    const both = held({ lock });
    both.stacks = [...both.stacks!, { dir: 'b', plan: failed }];
    expect(judged(both)).toBe('stopped unknown');
  });
});
