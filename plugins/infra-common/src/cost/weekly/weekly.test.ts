import fc from 'fast-check';
import { addAmounts, subtractAmounts, ZERO } from '../amount';
import type { CostPoint } from '../api/costs';
import { budgetStand } from './budgetStands';
import {
  composeWeekly,
  greatestChanges,
  WEEKLY_CHANGES,
  type WeeklyFacts,
  type WeekStack,
} from './composeWeekly';
import {
  type BudgetStand,
  type WeeklyReport,
  weeklyReportSchema,
} from './types';
import { unmarked } from './unmarked';
import { weeklyCause } from './weeklyCause';
import { crossingMessage, weeklyMessage } from './weeklyText';

const facts = (more: Partial<WeeklyFacts> = {}): WeeklyFacts => ({
  ...{ owner: 'group:default/auth', currency: 'USD', unknown: 0, failing: 0 },
  coverage: {
    ...{ detected: 2, priced: 1, free: 1, unsupported: 0 },
    ...{ unsupportedTypes: {}, missingPrices: 0, unknownUsage: 0 },
  },
  ...{ otherCurrencies: {}, budgets: [] },
  since: '2026-11-15T23:59:59.999Z',
  observedAt: '2026-11-23T00:00:00.000Z',
  ...more,
});

const stackOf = (name: string, more: Partial<WeekStack> = {}): WeekStack => ({
  ...{ name, ref: `x/y//${name}#default`, isPresent: true, isNew: false },
  ...{ monthly: '100', change: ZERO },
  ...more,
});

const amount = fc
  .integer({ min: -5_000_000, max: 5_000_000 })
  .map(micros => (micros / 64).toFixed(6).replace(/\.?0+$/, ''))
  .map(text => (text === '-0' || text === '' ? '0' : text));
const stacks = fc.uniqueArray(
  fc
    .record({
      name: fc.integer({ min: 0, max: 99 }),
      isPresent: fc.boolean(),
      isNew: fc.boolean(),
      monthly: fc.option(amount, { nil: undefined }),
      change: fc.oneof(amount, fc.constantFrom('1', '-1', '0')),
    })
    .map(({ name, ...each }) => stackOf(`s${name}`, each)),
  { selector: ({ ref }) => ref, maxLength: 12 },
);

it('tells parts that add up exactly, the greatest changes first', () => {
  fc.assert(
    fc.property(stacks, own => {
      const report = composeWeekly(own, new Map(), facts());
      expect(weeklyReportSchema.parse(report)).toEqual(report);
      const parts = report.changes.map(({ change }) => change);
      expect(addAmounts(...parts, report.rest.change)).toBe(report.change);
      if (report.before !== undefined) {
        expect(subtractAmounts(report.monthly, report.before)).toBe(
          report.change,
        );
      }
      const left = own.filter(
        ({ ref, change }) =>
          change !== ZERO && !report.changes.some(each => each.ref === ref),
      );
      expect(report.rest.stacks).toBe(left.length);
      const size = (text: string) => Math.abs(Number(text));
      const least = Math.min(...parts.map(size), Infinity);
      for (const each of left) {
        expect(report.changes).toHaveLength(WEEKLY_CHANGES);
        expect(size(each.change)).toBeLessThanOrEqual(least);
      }
    }),
    { numRuns: 100 },
  );
});

it('names changes in one order, however stacks come', () => {
  fc.assert(
    fc.property(
      stacks.chain(own =>
        fc.tuple(
          fc.constant(own),
          fc.shuffledSubarray(own, { minLength: own.length }),
        ),
      ),
      ([own, shuffled]) => {
        expect(greatestChanges(shuffled)).toEqual(greatestChanges(own));
      },
    ),
    { numRuns: 100 },
  );
  const tied = [stackOf('b', { change: '5' }), stackOf('a', { change: '-5' })];
  expect(greatestChanges(tied).map(({ name }) => name)).toEqual(['a', 'b']);
});

it('leaves no markup in texts of others', () => {
  const marks = fc.array(
    fc.constantFrom(
      ...['<', '>', '&', '*', '_', '~', '`', '@', '[', ']', '(', '\n', ' '],
      ...['a', 'http://', '!channel', '\u202e', '\u0000', '&lt;', '_x_'],
    ),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        marks.map(parts => parts.join('')),
        fc.string(),
      ),
      text => {
        const safe = unmarked(text);
        expect(safe).not.toMatch(/[<>&*~`@[\]\p{C}]|:\/\//u);
        expect(safe).not.toMatch(/(^|\s)_|_(\s|$)/);
        expect(safe.length).toBeLessThanOrEqual(100);
      },
    ),
    { numRuns: 200 },
  );
  expect(unmarked('aws_db_instance')).toBe('aws_db_instance');
  expect(unmarked('x'.repeat(300))).toHaveLength(100);
});

const point = (day: number, monthly: string, more: Partial<CostPoint> = {}) =>
  ({
    at: `2026-11-${day}T10:00:00.000Z`,
    ...{ monthly, commit: `commit-${day}`, grade: 'price-book', cause: 'code' },
    ...more,
  } as CostPoint);

it('finds what moved a stack most in the week', () => {
  const { since } = facts();
  const points = [
    point(10, '100'),
    point(16, '150', { title: 'Grow', pullRequest: 7 }),
    point(17, '150'),
    point(18, '120', { title: 'Shrink' }),
  ];
  expect(weeklyCause(points, since)).toEqual({
    ...{ cause: 'code', commit: 'commit-16', title: 'Grow', pullRequest: 7 },
    others: 1,
  });
  expect(weeklyCause(points.slice(0, 1), since)).toBeUndefined();
  expect(weeklyCause([point(16, '3'), point(17, '0')], since)).toMatchObject({
    commit: 'commit-17',
    others: 1,
  });
});

it('holds a total against a budget exactly', () => {
  const budget = {
    ...{ kind: 'product' as const, key: 'authhub', limit: '100' },
    warnAt: 0.8,
  };
  expect(
    ['79.999999', '80', '100', '100.000001'].map(
      monthly => budgetStand(budget, monthly).level,
    ),
  ).toEqual(['below', 'near', 'near', 'over']);
});

const report = (more: Partial<WeeklyFacts> = {}): WeeklyReport =>
  composeWeekly(
    [
      stackOf('api', { monthly: '1234.5', change: '40.56' }),
      stackOf('web', { isNew: true, monthly: '10', change: '10' }),
      stackOf('old', { isPresent: false, monthly: undefined, change: '-7' }),
      stackOf('job', { change: '1' }),
      stackOf('odd', { monthly: undefined }),
    ],
    new Map([
      [
        'x/y//api#default',
        {
          cause: 'code' as const,
          ...{ commit: 'abcdef0123', title: '<!channel> *Grow*' },
          ...{ pullRequest: 12, others: 1 },
          url: 'https://github.com/acme/x/commit/abcdef0123',
        },
      ],
      [
        'x/y//web#default',
        { cause: 'code' as const, url: 'ftp://x/<script>', others: 0 },
      ],
    ]),
    facts({
      unknown: 1,
      savings: { certain: '20', possible: '62.5', pending: 0 },
      budgets: [
        {
          ...{ kind: 'product', key: 'authhub', limit: '1000' },
          ...{ monthly: '1344.5', level: 'over' },
        },
      ],
      ...more,
    }),
  );

it('says it in English', () => {
  const { title, lines } = weeklyMessage(report(), 'en');
  expect(title).toBe('Costs of auth this week: $1,344.50 a month');
  expect(lines).toEqual([
    {
      text: 'Stacks cost $1,344.50 a month, $1,299.94 a week ago (+$44.56).',
    },
    {
      text: 'api: +$40.56, now $1,234.50 – ‹!channel› ∗Grow∗, pull request #12, 1 more change.',
      url: 'https://github.com/acme/x/commit/abcdef0123',
    },
    { text: 'web: +$10.00, new.' },
    { text: 'old: -$7.00, removed.' },
    { text: '1 other stack: +$1.00.' },
    { text: 'Budget of product authhub: $1,344.50 of $1,000.00, over.' },
    {
      text: 'Could be saved: $20.00 a month, up to $62.50 with questions answered.',
    },
    { text: '3 of 4 stacks have a price.' },
    { text: '1 stack without a price.' },
  ]);
});

it('says it in Korean, and of nothing that nothing is known', () => {
  const { title, lines } = weeklyMessage(report(), 'ko');
  expect(title).toBe('이번 주 auth 비용: 월 $1,344.50');
  expect(lines).toHaveLength(9);
  for (const { text } of lines) expect(text).toMatch(/\p{Script=Hangul}/u);
  const sure = { certain: '20', possible: '20', pending: 0 };
  expect(weeklyMessage(report({ savings: sure }), 'en').lines).toContainEqual({
    text: 'Could be saved: $20.00 a month.',
  });
  const none = composeWeekly([], new Map(), facts({ owner: '' }));
  expect(weeklyMessage(none, 'en')).toEqual({
    title: 'Costs of nobody this week: $0.00 a month',
    lines: [
      {
        text: 'Stacks cost $0.00 a month; no value of a week ago is known.',
      },
      { text: 'Nothing changed in this week.' },
      { text: '0 of 0 stacks have a price.' },
    ],
    open: 'Open in the portal',
    language: 'en',
  });
});

it('says that a budget was crossed', () => {
  const stand: BudgetStand & { level: 'over' } = {
    kind: 'service',
    key: 'authhub/<b>',
    limit: '100',
    monthly: '100.01',
    level: 'over',
  };
  expect(crossingMessage(stand, 'en')).toEqual({
    title: 'The budget of service authhub/‹b› is exceeded',
    lines: [
      { text: 'Budget of service authhub/‹b›: $100.01 of $100.00, over.' },
    ],
    open: 'Open in the portal',
    language: 'en',
  });
  expect(crossingMessage({ ...stand, level: 'near' }, 'ko').title).toBe(
    '서비스 authhub/‹b› 예산이 거의 소진되었습니다',
  );
});
