import type { PullRuns } from '@infra-portal/infra-common';
import { parseCodeowners } from '@infra-portal/infra-node';
import { environmentRules, ownedFiles, pullApprovals } from './pullApprovals';
import { type FoundPull, toOpenPull } from './toOpenPull';

const HEAD = 'b'.repeat(40);
const REF = 'github.com/acme/infrastructure//stacks/a/api/prod#default';
const DIR = 'stacks/a/api/prod';
const counts = { add: 0, change: 0, destroy: 1, import: 0, forget: 0 };

const runs = (commit = HEAD): PullRuns => ({
  ...{ repository: 'github.com/acme/infrastructure', number: 7 },
  executable: 'atlantis',
  stacks: [
    {
      ...{ dir: DIR, workspace: 'default', project: 'a-api-prod' },
      stack: { ref: REF, name: 'a-api-prod', environment: 'prod' },
      plan: {
        ...{ id: 'p1', state: 'succeeded', hasChanges: true, counts, commit },
        at: '2026-11-22T10:30:00Z',
      },
    },
  ],
  usual: {},
  stale: [],
});

const found = (rest: Partial<FoundPull> = {}): FoundPull => ({
  repository: 'github.com/acme/infrastructure',
  pull: {
    ...{ number: 7, url: 'https://github.com/a/b/pull/7', title: 't' },
    ...{ body: '', state: 'open', draft: false, author: 'minji', labels: [] },
    head: { branch: 'larger', commit: HEAD },
    base: { branch: 'main' },
    createdAt: '2026-11-22T09:00:00Z',
    updatedAt: '2026-11-22T10:00:00Z',
  },
  ...{ reviews: [], verdicts: [], checks: [], approvals: [], lane: [] },
  change: {
    paths: [`${DIR}/main.tf`],
    stacks: [{ ref: REF, dir: DIR, product: 'a', environment: 'prod' }],
    outside: [],
  },
  ...{ resources: new Map(), stale: [] },
  observedAt: '2026-11-22T12:00:00.000Z',
  ...rest,
});

const check = (name: string, state: 'neutral' | 'failure') => ({
  ...{ name, kind: 'check-run' as const, state, description: '' },
  at: '2026-11-22T11:00:00Z',
});

it('judges by what the plan of the newest commit would do', () => {
  const gone = [
    {
      ...{ address: 'aws_db_instance.main', action: 'delete' as const },
      ...{ line: 1, lines: 1 },
    },
  ];
  const resources = new Map([['p1', gone]]);
  const { pull } = toOpenPull(found({ runs: runs(), resources }));
  expect(pull.risk.reasons[0]).toMatchObject({
    ...{ code: 'data-loss', level: 'high', stack: REF },
    address: 'aws_db_instance.main',
  });
  expect(pull.stacks).toEqual([expect.objectContaining({ counts, dir: DIR })]);
  const old = toOpenPull(found({ runs: runs('c'.repeat(40)), resources }));
  expect(old.pull.risk).toMatchObject({ level: 'unknown' });
  expect(old.pull.risk.reasons.map(({ code }) => code)).toContain('stale-plan');
});

it.each([
  ['deviates', 'Infra portal / golden path', 'neutral'],
  ['frozen', 'portal/slo', 'failure'],
] as const)('is %s by the check %s', (code, name, state) => {
  const { pull } = toOpenPull(found({ checks: [check(name, state)] }));
  expect(pull.risk.reasons.map(each => each.code)).toContain(code);
});

it('counts costs of the newest commit only', () => {
  const judgement = { verdict: 'block', delta: '10', currency: 'USD' };
  const cost = (judgedCommit: string) =>
    toOpenPull(found({ cost: { judgement, judgedCommit } as never })).pull;
  expect(cost(HEAD).cost).toEqual({
    ...{ verdict: 'block', delta: '10', currency: 'USD' },
  });
  expect(cost('c'.repeat(40)).cost).toBeUndefined();
});

it('is the portal’s only where a request, or a branch of its rooms, says so', () => {
  const branch = (name: string, order?: FoundPull['order']) => {
    const base = found();
    const pull = { ...base.pull, head: { branch: name, commit: HEAD } };
    return toOpenPull({ ...base, pull, order }).pull.generated;
  };
  expect(branch('portal/a/api/create')).toBeUndefined();
  expect(branch('portal/savings/1234567890')).toEqual({ kind: 'saving' });
  const by = { requestedBy: 'u' };
  const of = { product: 'a', service: 'api' };
  const order = { kind: 'service' as const, id: 'r1', ...of, ...by };
  expect(
    branch('portal/upgrades/x', { kind: 'upgrade', id: 'w', ...by }),
  ).toEqual({ kind: 'upgrade', upgrade: 'w', ...by });
  expect(branch('portal/a/api/create', order)).toMatchObject({
    ...{ kind: 'service', request: 'r1', requestedBy: 'u' },
  });
});

it('takes nothing of a fork for the portal’s own', () => {
  const base = found();
  const head = { branch: 'portal/savings/1234567890', commit: HEAD };
  const pull = { ...base.pull, head, fromFork: true as const };
  expect(toOpenPull({ ...base, pull }).pull).toMatchObject({ fromFork: true });
  expect(toOpenPull({ ...base, pull }).pull.generated).toBeUndefined();
});

it('is not done to by what the portal says of it', () => {
  const told = found({ checks: [check('portal/slo', 'neutral')] });
  expect(toOpenPull(told).activeAt).toBe('2026-11-22T10:00:00.000Z');
  const others = found({ checks: [check('lint', 'failure')] });
  expect(toOpenPull(others).activeAt).toBe('2026-11-22T11:00:00.000Z');
});

describe('approvals', () => {
  const rules = parseCodeowners('* @acme/all\n/stacks/ @acme/platform @lee\n');
  const owned = ownedFiles(rules, ['README.md', 'stacks/a.tf', 'stacks/b.tf']);
  const standards = {
    environments: { prod: { approvals: 2, approvers: ['@acme/platform'] } },
  } as never;
  const prod = environmentRules(standards, ['prod', 'dev']);
  const members = new Map([
    ['@acme/platform', new Set(['kim', 'lee'])],
    ['@lee', new Set(['lee'])],
  ]);
  const of = (granted: string[]) =>
    pullApprovals({ owned, rules: prod, granted, members });

  it('groups files by owners, the most first', () => {
    expect(owned.map(({ files }) => files.length)).toEqual([2, 1]);
  });

  it('counts who may approve, and names who still must', () => {
    expect(of(['Kim', 'stranger'])).toMatchObject([
      {
        ...{ environment: 'prod', needed: 2, have: ['Kim'] },
        from: ['@acme/platform'],
      },
      { source: 'codeowners', have: ['Kim'], from: [] },
      { source: 'codeowners', have: [], from: ['@acme/all'] },
    ]);
    expect(of(['kim', 'lee'])[0]).toMatchObject({ from: [] });
  });

  it('says in both languages where the rule is', () => {
    expect(of([])[0].why).toEqual({
      en: 'portal.yaml asks for 2 approvals in prod.',
      ko: 'portal.yaml에 따라 prod에는 승인 2건이 필요합니다.',
    });
  });
});
