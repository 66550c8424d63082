import fc from 'fast-check';
import type { PullApproval } from './pulls';
import { isStuckPull, patienceOf } from './stuckPull';
import { isOwnPull, isPullForReview } from './whosePull';

const needed = (rest: Partial<PullApproval> = {}): PullApproval => ({
  needed: 1,
  have: [],
  from: ['@acme/platform'],
  source: 'standards',
  why: { en: '', ko: '' },
  ...rest,
});
const pull = (approvals: PullApproval[], rest: object = {}) => ({
  ...{ state: 'open' as const, draft: false, author: 'developer' },
  ...{ approvals, ...rest },
});
const members = new Map([
  ['@acme/platform', new Set(['reviewer'])],
  ['@acme/hidden', undefined],
]);
const reviewer = { userRef: 'user:default/reviewer', login: 'Reviewer' };
const asks = (one: ReturnType<typeof pull>, decided: string[] = []) =>
  isPullForReview(one, reviewer, { members, decided });

it('waits for who may still approve', () => {
  expect(asks(pull([needed()]))).toBe(true);
  expect(asks(pull([needed({ from: ['USER:default/reviewer'] })]))).toBe(true);
  expect(asks(pull([needed({ from: ['@acme/hidden'] })]))).toBe(false);
  expect(asks(pull([needed({ have: ['x'] })]))).toBe(false);
  expect(asks(pull([needed()]), ['reviewer'])).toBe(false);
});

it.each([
  ...[{ draft: true }, { state: 'merged' }, { author: 'reviewer' }],
  { generated: { kind: 'upgrade', requestedBy: 'user:default/Reviewer' } },
])('waits for nobody of %j', rest =>
  expect(asks(pull([needed()], rest))).toBe(false),
);

it('belongs to who opened it, and to who asked the portal', () => {
  const by = (author: string, requestedBy?: string) =>
    isOwnPull(
      { author, generated: { kind: 'service', requestedBy } },
      reviewer,
    );
  expect(by('reviewer')).toBe(true);
  expect(by('portal[bot]', 'user:default/reviewer')).toBe(true);
  expect(by('portal[bot]', 'user:default/developer')).toBe(false);
  const nobody = { userRef: 'user:default/guest' };
  expect(isOwnPull({ author: 'ghost' }, nobody)).toBe(false);
});

it('never waits for somebody whom nothing names', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.string(), (from, login) => {
      const known = { members: new Map(), decided: [] };
      const nobody = { userRef: 'user:default/nobody', login };
      expect(isPullForReview(pull([needed({ from })]), nobody, known)).toBe(
        from.some(each => each.toLowerCase() === nobody.userRef),
      );
    }),
  );
});

const HOUR = 3600_000;

it('has patience for machines of an hour, for people of a day', () => {
  expect(patienceOf('checks-running', undefined)).toBe(HOUR);
  expect(patienceOf('approvals', undefined)).toBe(24 * HOUR);
  const decision = { median: 40 * 3600, count: 9 };
  expect(patienceOf('approvals', { decision })).toBe(120 * HOUR);
});

it('is stuck only while it is open, and for longer than usual', () => {
  const since = { activeAt: '2026-11-21T10:00:00Z', patience: HOUR };
  const later = Date.parse('2026-11-21T11:00:01Z');
  expect(isStuckPull({ state: 'open', draft: false }, since, later)).toBe(true);
  expect(
    isStuckPull({ state: 'open', draft: false }, since, later - 2000),
  ).toBe(false);
  expect(isStuckPull({ state: 'open', draft: true }, since, later)).toBe(false);
  expect(isStuckPull({ state: 'closed', draft: false }, since, later)).toBe(
    false,
  );
});
