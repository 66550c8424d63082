import type { LaneStep, PullRuns } from '@infra-portal/infra-common';
import type { ForgeCheck } from '@infra-portal/infra-node';
import fc from 'fast-check';
import { digestLines, reviewDigestOf } from './reviewDigest';

const HEAD = 'a'.repeat(40);
const counts = (add: number, change: number, destroy: number) => ({
  ...{ add, change, destroy, import: 0, forget: 0 },
});

const runsOf = (
  plans: [string, Partial<NonNullable<PullRuns['stacks'][0]['plan']>>][],
): PullRuns => ({
  ...{ repository: 'github.com/acme/x', number: 1, usual: {}, stale: [] },
  stacks: plans.map(([environment, plan]) => ({
    ...{ dir: environment, stack: { ref: environment, environment } },
    plan: {
      ...{ id: environment, state: 'succeeded', commit: HEAD },
      at: '2026-11-22T00:00:00.000Z',
      ...plan,
    },
  })),
});

const approval: LaneStep = {
  ...{ id: 'approval', state: 'active', source: 'GitHub' },
  blockers: ['@acme/platform'],
};

const failing: ForgeCheck = {
  ...{ name: 'checkov', kind: 'check-run', state: 'failure' },
  ...{ description: '', at: '2026-11-22T00:00:00Z' },
};

const facts = (runs: PullRuns | undefined) => ({
  ...{ commit: HEAD, url: 'https://portal.example/r', runs },
  ...{ checks: [failing], lane: [approval] },
  compared: { commit: HEAD, generated: 23, deviating: 1 },
});

it('says the gravest first, what deviates, who must approve and what failed', () => {
  const runs = runsOf([
    ['dev', { counts: counts(3, 0, 0) }],
    ['prod', { counts: counts(1, 0, 2) }],
    ['stg', { state: 'failed' }],
  ]);
  const digest = reviewDigestOf(facts(runs))!;
  expect(digestLines(digest, 'en')).toEqual({
    title: 'For reviewers (`aaaaaaaaaaaa`)',
    lines: [
      '- `stg`: 0 to add, 0 to change, 0 to destroy, 1 plan failed',
      '- `prod`: 1 to add, 0 to change, 2 to destroy',
      '- `dev`: 3 to add, 0 to change, 0 to destroy',
      '- 1 of 23 generated files deviate from the golden path',
      '- Failed: `checkov`',
      '- Must still approve: `@acme/platform`',
      '- [Review in the portal](https://portal.example/r)',
    ],
  });
  expect(digestLines(digest, 'ko').lines).toHaveLength(7);
});

it('waits for plans, and takes none of another commit for one', () => {
  expect(reviewDigestOf(facts(undefined))).toBeUndefined();
  const old = { commit: 'b'.repeat(40), counts: counts(0, 0, 9) };
  expect(reviewDigestOf(facts(runsOf([['prod', old]])))).toBeUndefined();
  const mixed = runsOf([
    ['prod', old],
    ['dev', { counts: counts(1, 0, 0) }],
  ]);
  expect(reviewDigestOf(facts(mixed))?.effects).toEqual([
    ...[
      { environment: 'dev', ...counts(1, 0, 0), open: 0, failed: 0 },
      { environment: 'prod', ...counts(0, 0, 0), open: 1, failed: 0 },
    ].map(({ import: _i, forget: _f, ...rest }: any) => rest),
  ]);
});

it('lets no name become markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), name => {
      const hostile = `${name}\n# x <img src=x> [a](b) @everyone`;
      const plan = { counts: counts(1, 0, 0) };
      const digest = reviewDigestOf(facts(runsOf([[hostile, plan]])))!;
      const [line] = digestLines(digest, 'en').lines;
      expect(line).not.toContain('\n');
      const fence = /^- (`+)/.exec(line)![1];
      expect(line.slice(2 + fence.length).split(fence)[1]).toMatch(
        /^: 1 to add/,
      );
    }),
    { numRuns: 60 },
  );
});
