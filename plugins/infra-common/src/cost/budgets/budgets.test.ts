import fc from 'fast-check';
import { standardsSchema } from '../../standards';
import { compareAmounts, subtractAmounts, toAmount } from '../amount';
import { pullRequestCommentText } from './comment';
import { costBudgets } from './costBudgets';
import { type CostQuestion, judgeCosts } from './judgeCosts';
import { moneyText } from './moneyText';

const today = new Date('2026-11-22T09:00:00Z');
const rules = {
  warnAt: 0.8,
  increase: { warn: 0.1, block: 0.3 },
  smallest: 10,
};
const question = (rest: Partial<CostQuestion>): CostQuestion => ({
  ...{ currency: 'USD', stacks: [], totals: [], budgets: [], rules },
  ...{ exceptions: [], today, ...rest },
});
const stack = (dir: string, before?: string, after?: string) => ({
  ...{ stack: `github.com/acme/infra//${dir}#default`, dir, before, after },
  ...{ product: 'shop', service: 'api', environment: 'prod' },
});
const exception = (rule: string, stacks: string[], until = '2026-12-31') => ({
  ...{ id: `${rule}-1`, rule, stacks, until },
  ...{ reason: 'Black Friday needs it', approvedBy: 'group:default/platform' },
});
const rank = { pass: 0, warn: 1, block: 2 };
const verdictOf = (rest: Partial<CostQuestion>) =>
  judgeCosts(question(rest)).verdict;

it.each([
  ['100', '109.99', 'pass'],
  ['100', '110', 'warn'],
  ['100', '129.999999999999999999', 'warn'],
  ['100', '130', 'block'],
  // Twice as much, and still too little for a word.
  ['9.99', '19.98', 'pass'],
  ['10', '20', 'block'],
  ['100', '0', 'pass'],
  // Nothing says by which share a new one grew, or one that cost nothing.
  [undefined, '500', 'pass'],
  ['0', '500', 'pass'],
  ['100', undefined, 'warn'],
])('judges an increase from %s to %s: %s', (before, after, verdict) => {
  expect(verdictOf({ stacks: [stack('a', before, after)] })).toBe(verdict);
});

it('tells which budget is crossed, and which was over before', () => {
  const budgets = [
    { kind: 'product' as const, key: 'shop', limit: '1000' },
    { kind: 'service' as const, key: 'shop/api', limit: '900' },
    { kind: 'environment' as const, key: 'prod', limit: '1200' },
    { kind: 'environment' as const, key: 'dev', limit: '1' },
  ];
  const totals = [
    { kind: 'product' as const, key: 'shop', monthly: '990' },
    { kind: 'service' as const, key: 'shop/api', monthly: '950' },
    { kind: 'environment' as const, key: 'prod', monthly: '990' },
  ];
  const judged = judgeCosts(
    question({ budgets, totals, stacks: [stack('a', '900', '911')] }),
  );
  expect(judged).toMatchObject({
    ...{ verdict: 'block', before: '900', after: '911', delta: '11' },
    percent: '1.2',
    budgets: [
      { key: 'shop', before: '990', after: '1001', state: 'crossed' },
      { key: 'shop/api', state: 'over' },
      { key: 'prod', state: 'near' },
    ],
  });
  expect(judged.reasons.map(({ code, level }) => [code, level])).toEqual([
    ['budget-crossed', 'block'],
    ['budget-over', 'warn'],
    ['budget-near', 'warn'],
  ]);
});

it('holds nothing but dollars against budgets', () => {
  const { verdict, reasons } = judgeCosts(
    question({ currency: 'EUR', stacks: [stack('a', '1', '1000')] }),
  );
  expect([verdict, reasons]).toEqual([
    'warn',
    [{ code: 'currency', level: 'warn', currency: 'EUR' }],
  ]);
});

it('takes budgets and usual rules from the standards', () => {
  const { budgets } = standardsSchema.shape;
  const read = budgets.parse({ products: { shop: 5 } });
  expect(read).toMatchObject(rules);
  expect(budgets.parse(undefined)).toMatchObject(rules);
  expect(budgets.safeParse({ services: { shop: 5 } }).success).toBe(false);
  const wrong = { increase: { warn: 0.5, block: 0.3 } };
  expect(budgets.safeParse(wrong).success).toBe(false);
  const environment = { account: '1'.repeat(12), aliases: [], approvals: 1 };
  expect(
    costBudgets({
      budgets: { ...read, services: { 'shop/api': 0.1 } },
      environments: {
        dev: { ...environment, approvers: [], budget: 7 },
        prod: { ...environment, approvers: [] },
      },
    }),
  ).toEqual([
    { kind: 'product', key: 'shop', limit: '5' },
    { kind: 'service', key: 'shop/api', limit: '0.1' },
    { kind: 'environment', key: 'dev', limit: '7' },
  ]);
});

const cents = fc.integer({ min: 0, max: 300_000 }).map(n => toAmount(n / 100));
const some = fc.array(fc.tuple(cents, cents), { minLength: 1, maxLength: 5 });
const limits = fc.record({ limit: cents, monthly: cents });
const asked = ({ limit, monthly }: { limit: string; monthly: string }) => ({
  budgets: [{ kind: 'product' as const, key: 'shop', limit }],
  totals: [{ kind: 'product' as const, key: 'shop', monthly }],
});

it('never judges more milder than less', () => {
  fc.assert(
    fc.property(some, limits, cents, fc.nat(4), (pairs, limit, more, pick) => {
      const stacks = pairs.map(([before, after], index) =>
        stack(`s${index}`, before, after),
      );
      const greater = stacks.map((each, index) =>
        index === pick % stacks.length
          ? { ...each, after: subtractAmounts(each.after!, `-${more}`) }
          : each,
      );
      const [less, rest] = [stacks, greater].map(all =>
        verdictOf({ stacks: all, ...asked(limit) }),
      );
      fc.pre(more !== '0');
      expect(rank[rest]).toBeGreaterThanOrEqual(rank[less]);
    }),
  );
});

it('lifts exactly the stacks of an exception, until its last day', () => {
  fc.assert(
    fc.property(some, fc.nat(4), (pairs, pick) => {
      const stacks = pairs.map(([before, after], index) =>
        stack(`s${index}`, before, after),
      );
      const { dir } = stacks[pick % stacks.length];
      const blockedOf = (rest: Partial<CostQuestion>) =>
        judgeCosts(question({ stacks, ...rest }))
          .reasons.filter(({ level }) => level === 'block')
          .map(each => each.stack);
      const all = blockedOf({});
      const exceptions = [exception('cost-increase', [dir])];
      const without = all.filter(each => !each!.includes(`//${dir}#`));
      expect(blockedOf({ exceptions })).toEqual(without);
      const lastDay = new Date('2026-12-31T23:59:59Z');
      expect(blockedOf({ exceptions, today: lastDay })).toEqual(without);
      const nextDay = new Date('2027-01-01T00:00:00Z');
      expect(blockedOf({ exceptions, today: nextDay })).toEqual(all);
      const other = [exception('cost-budget', [dir])];
      expect(blockedOf({ exceptions: other })).toEqual(all);
    }),
  );
});

it('lifts a crossing when the other stacks alone do not cross', () => {
  const covered = stack('a', '100', '120');
  const exceptions = [exception('cost-budget', ['a'])];
  const crossing = asked({ limit: '210', monthly: '200' });
  const judge = (after: string) =>
    judgeCosts(
      question({
        stacks: [covered, stack('b', '100', after)],
        exceptions,
        ...crossing,
      }),
    );
  expect(judge('109')).toMatchObject({
    verdict: 'warn',
    reasons: [
      { code: 'increase' },
      {
        code: 'budget-crossed',
        lifted: { exceptions: ['cost-budget-1'], until: '2026-12-31' },
      },
    ],
  });
  expect(judge('111').verdict).toBe('block');
});

it('adds up: what is said of all is the sum of what is said of each', () => {
  fc.assert(
    fc.property(some, pairs => {
      const stacks = pairs.map(([b, a], index) => stack(`s${index}`, b, a));
      const {
        before,
        after,
        delta,
        stacks: said,
      } = judgeCosts(question({ stacks }));
      const sum = said.reduce(
        (all, each) => subtractAmounts(all, each.delta!),
        delta,
      );
      expect(sum).toBe('0');
      expect(subtractAmounts(after, before)).toBe(delta);
      expect(compareAmounts(after, '0')).toBeGreaterThanOrEqual(0);
    }),
  );
});

const comment = {
  ...{ source: 'Infracost breakdown', pricedAt: '2026-11-22T09:00:00.000Z' },
  ...{ commit: 'a'.repeat(40), pageUrl: 'https://portal.example/costs/(1)' },
  coverage: {
    ...{ detected: 132, priced: 42, free: 80, unsupported: 5 },
    ...{ unsupportedTypes: {}, missingPrices: 2, unknownUsage: 0 },
  },
};

it('writes a comment that says all of it', () => {
  const judged = judgeCosts(
    question({
      stacks: [
        stack('stacks/api/prod', '1040.561', '2081.122'),
        stack('new', undefined, '0.001'),
      ],
      ...asked({ limit: '2000', monthly: '1999' }),
    }),
  );
  const text = pullRequestCommentText(judged, comment);
  expect(text).toMatchInlineSnapshot(`
    "<!-- infra-portal:costs -->

    #### Costs: +$1,040.56 a month (+100 %)

    ❌ Blocked until the costs are lower, or an exception allows them. $1,040.56 → $2,081.12 a month.

    - ❌ \`github.com/acme/infra//stacks/api/prod#default\` grows by 100 %: $1,040.56 → $2,081.12 a month.
    - ❌ It crosses the budget of product \`shop\`, $2,000.00 a month: $1,999.00 → $3,039.56.

    | Stack | Before | After | Change |
    |---|--:|--:|--:|
    | \`github.com/acme/infra//stacks/api/prod#default\` | $1,040.56 | $2,081.12 | +$1,040.56 (+100 %) |
    | \`github.com/acme/infra//new#default\` | not known | <$0.01 | +<$0.01 |

    | Budget | Before | After | Limit |  |
    |---|--:|--:|--:|---|
    | product \`shop\` | $1,999.00 | $3,039.56 | $2,000.00 | crossed |

    Coverage: 42 of 132 resources have a cost, 80 are free, 5 are of a type without prices, 2 prices are missing.

    \`Infracost breakdown\`, \`2026-11-22T09:00:00.000Z\`, commit \`aaaaaaaa\`. An estimate of list prices, not a bill. [In the portal](https://portal.example/costs/%281%29)"
  `);
});

it('lets no name in a comment become markup', () => {
  const name = fc
    .array(
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          '`',
          '|',
          '\n',
          '\\',
          '@acme/all',
          '<img>',
          '<!--',
          '](x)',
        ),
      ),
    )
    .map(parts => parts.join(''));
  fc.assert(
    fc.property(name, text => {
      const stacks = [
        { ...stack(text, '100', '200'), product: text, stack: text },
      ];
      const budgets = [{ kind: 'product' as const, key: text, limit: '50' }];
      const judged = judgeCosts(
        question({
          stacks,
          budgets,
          totals: [{ kind: 'product', key: text, monthly: '20' }],
        }),
      );
      const shown = pullRequestCommentText(judged, {
        ...comment,
        source: text,
      });
      const outside = shown.replace(/(?<!`)(`+)(?!`)[^]*?[^`]\1(?!`)/g, '');
      expect(outside).not.toMatch(/@acme|<img|\]\(x/);
      expect(shown.split('<!--')).toHaveLength(2);
      // Each row has as many cells as its table.
      for (const line of shown.split('\n').filter(each => /^\|/.test(each))) {
        expect([4, 5]).toContain(line.split(/(?<!\\)\|/).length - 2);
      }
    }),
  );
});

it('rounds money for people, and shows what is tiny', () => {
  expect(
    ['1234567.005', '0', '0.001', '-742.64', '-0.004'].map(each =>
      moneyText(each, 'USD'),
    ),
  ).toEqual(['$1,234,567.01', '$0.00', '<$0.01', '-$742.64', '-<$0.01']);
  expect(moneyText('5', 'KRW')).toBe('5.00 KRW');
});

it('warns of what looks cheaper because a price is missing', () => {
  const judge = (gaps: number) =>
    judgeCosts(question({ stacks: [{ ...stack('a', '100', '1'), gaps }] }));
  expect(judge(0).verdict).toBe('pass');
  expect(judge(1)).toMatchObject({
    ...{ verdict: 'warn', delta: '-99' },
    reasons: [{ code: 'unknown', before: '100', after: '1' }],
  });
  expect(pullRequestCommentText(judge(1), comment)).toContain(
    'Not all that is new in `github.com/acme/infra//a#default` has a known price',
  );
});
