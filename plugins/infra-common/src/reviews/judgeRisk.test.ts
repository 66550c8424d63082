import fc from 'fast-check';
import { RESOURCE_ACTIONS } from '../runs/api/run';
import { judgeRisk, type RiskFacts, type RiskStack } from './judgeRisk';
import { RISK_LEVELS, riskSchema } from './risk';

const stack = (rest: Partial<RiskStack> = {}): RiskStack => ({
  ref: 'github.com/acme/infrastructure//stacks/a/b/dev#default',
  name: 'a-b-dev',
  dir: 'stacks/a/b/dev',
  environment: 'dev',
  plan: 'succeeded',
  hasChanges: true,
  resources: [],
  ...rest,
});

const facts = (rest: Partial<RiskFacts> = {}): RiskFacts => ({
  stacks: [stack()],
  outside: [],
  deviates: false,
  policyFailed: false,
  frozen: false,
  ...rest,
});

const level = (rest: Partial<RiskFacts>) => judgeRisk(facts(rest)).level;
const codes = (rest: Partial<RiskFacts>) =>
  judgeRisk(facts(rest)).reasons.map(({ code }) => code);
const gone = [{ address: 'aws_db_instance.main', action: 'delete' as const }];
const role = [{ address: 'aws_iam_role.task', action: 'update' as const }];

it('is none only when every plan changes nothing', () => {
  expect(level({ stacks: [stack({ hasChanges: false })] })).toBe('none');
  expect(level({ stacks: [] })).toBe('low');
  expect(level({ stacks: [stack({ hasChanges: undefined })] })).toBe('low');
  expect(
    level({ stacks: [stack({ hasChanges: false })], outside: ['README.md'] }),
  ).toBe('low');
});

it.each([
  ['data-loss', { stacks: [stack({ resources: gone })] }, 'high'],
  ['access', { stacks: [stack({ resources: role })] }, 'medium'],
  [
    'access',
    { stacks: [stack({ environment: 'prod', resources: role })] },
    'high',
  ],
  ['shared', { stacks: [stack({ environment: 'shared' })] }, 'medium'],
  ['no-plan', { stacks: [stack({ plan: 'none' })] }, 'unknown'],
  ['plan-failed', { stacks: [stack({ plan: 'failed' })] }, 'unknown'],
  ['policy', { policyFailed: true }, 'high'],
  ['frozen', { frozen: true }, 'high'],
  ['budget', { verdict: 'block' }, 'high'],
  ['budget', { verdict: 'warn' }, 'medium'],
  ['deviates', { deviates: true }, 'medium'],
  ['outside-stacks', { outside: ['portal.yaml'] }, 'medium'],
  ['outside-stacks', { outside: ['docs/a.md'] }, 'low'],
] as const)('gives %s of %j as %s', (code, rest, wanted) => {
  expect(codes(rest)[0]).toBe(code);
  expect(level(rest)).toBe(wanted);
});

it('counts what it can where a plan tells no resources', () => {
  const counts = { add: 0, change: 0, destroy: 2, import: 0, forget: 0 };
  const { reasons } = judgeRisk(
    facts({ stacks: [stack({ resources: undefined, counts })] }),
  );
  expect(reasons[0]).toMatchObject({ code: 'destroys', level: 'medium' });
  expect(reasons[0].message.en).toContain('2 resources');
});

const anyStack = fc.record({
  ref: fc.string(),
  dir: fc.string(),
  environment: fc.constantFrom('dev', 'prod', 'shared', undefined),
  plan: fc.constantFrom('succeeded', 'failed', 'stale', 'none'),
  hasChanges: fc.constantFrom(true, false, undefined),
  resources: fc.option(
    fc.array(
      fc.record({
        address: fc.constantFrom(
          'aws_db_instance.a',
          'aws_iam_role.a',
          'aws_instance.a',
          '',
        ),
        action: fc.constantFrom(...RESOURCE_ACTIONS),
      }),
      { maxLength: 4 },
    ),
    { nil: undefined },
  ),
});
const anyFacts = fc.record({
  stacks: fc.array(anyStack, { maxLength: 14 }),
  outside: fc.array(fc.string(), { maxLength: 3 }),
  deviates: fc.boolean(),
  verdict: fc.constantFrom('pass' as const, 'warn', 'block', undefined),
  policyFailed: fc.boolean(),
  frozen: fc.boolean(),
}) as fc.Arbitrary<RiskFacts>;

/** What is known to be grave above what is not known. */
const rank = (risk: string) =>
  ['none', 'low', 'medium', 'unknown', 'high'].indexOf(risk);

it('keeps to the contract, and puts the gravest first', () => {
  fc.assert(
    fc.property(anyFacts, some => {
      const risk = riskSchema.parse(judgeRisk(some));
      const ranks = risk.reasons.map(reason => rank(reason.level));
      expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
      expect(rank(risk.level)).toBeGreaterThanOrEqual(ranks[0] ?? 0);
      expect(RISK_LEVELS).toContain(risk.level);
    }),
  );
});

it('never becomes less grave by something more', () => {
  fc.assert(
    fc.property(anyFacts, anyStack, (some, more) => {
      const wider = { ...some, stacks: [...some.stacks, more as RiskStack] };
      const known = judgeRisk(some).level;
      if (known === 'high') expect(judgeRisk(wider).level).toBe('high');
      const frozen = judgeRisk({ ...some, frozen: true }).level;
      expect(rank(frozen)).toBeGreaterThanOrEqual(rank(known));
    }),
  );
});

it('says the same whatever order the stacks have', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyStack, { selector: each => each.ref, maxLength: 8 }),
      stacks => {
        const of = (list: unknown[]) =>
          judgeRisk(facts({ stacks: list as RiskStack[] }));
        const [one, other] = [of(stacks), of([...stacks].reverse())];
        expect(other.level).toBe(one.level);
        expect(other.reasons.map(({ code }) => code)).toEqual(
          one.reasons.map(({ code }) => code),
        );
      },
    ),
  );
});
