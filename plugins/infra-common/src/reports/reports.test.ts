import fc from 'fast-check';
import { foldRuns, type RunFact } from '../runs';
import { Story } from '../runs/__testUtils__/story';
import { reportFacts } from './facts';
import { reportedDrift } from './observation';
import { type ReportInput, reportSchema } from './schema';

const HEAD = '1'.repeat(40);
const MERGED = '2'.repeat(40);
const PLAN = 'Plan: 1 to add, 0 to change, 0 to destroy.';
const TABS = { dir: 'terraform/dev' };

const at = (text: string) => `2026-11-02T${text}.000Z`;
const report = (more: Partial<ReportInput>) =>
  reportSchema.parse({
    version: 1,
    id: '4711',
    sentAt: '2026-11-02T12:00:00Z',
    repository: 'https://github.com/acme/infra',
    ...TABS,
    command: 'plan',
    state: 'started',
    commit: HEAD,
    ref: 'queue',
    pullRequest: 7,
    startedAt: at('09:00:10'),
    runner: 'GitHub Actions',
    ...more,
  });

let digest = 0;
const facts = (more: Partial<ReportInput>): RunFact[] =>
  reportFacts(report(more), `digest-${(digest += 1)}`);

const fold = (all: readonly RunFact[]) =>
  foldRuns(all, {
    pull: 7,
    pullRequestUrl: number => `https://github.com/acme/infra/pull/${number}`,
  });
const shortOf = (all: readonly RunFact[]) =>
  fold(all)
    .map(({ command, dir, runner, state, problem }) =>
      [command, dir, runner ?? 'Atlantis', state, problem ?? ''].join(' '),
    )
    .sort();

/** Planned twice, cancelled, planned, merged, applied with a failure, applied. */
function wholeStory() {
  const story = new Story().pull(HEAD);
  // One stack is with Atlantis still.
  story.pass(2).status(HEAD, 'plan: shared/net/default', 'pending', 'Plan');
  story.pass(9).status(HEAD, 'plan: shared/net/default', 'success', PLAN);
  const merged = { commit: MERGED, command: 'apply', ref: 'main' } as const;
  const failed = { ...merged, id: '4713', startedAt: at('09:10:05') };
  const told = [
    facts({ actor: 'developer' }),
    // The runner of the first attempt died.
    facts({ attempt: 2, startedAt: at('09:01:00') }),
    facts({
      attempt: 2,
      ...{ startedAt: at('09:01:00'), finishedAt: at('09:01:30') },
      ...{ state: 'succeeded', output: PLAN, exitCode: 2 },
      jobUrl: 'https://github.com/acme/infra/actions/runs/4711',
    }),
    facts({ id: '4712', dir: 'terraform/stg', startedAt: at('09:02:00') }),
    facts({
      ...{ id: '4712', dir: 'terraform/stg', state: 'cancelled' },
      ...{ startedAt: at('09:02:00'), finishedAt: at('09:02:05') },
    }),
    facts(failed),
    facts({
      ...failed,
      ...{ state: 'failed', finishedAt: at('09:11:00'), exitCode: 1 },
      output: '╷\n│ Error: limit \u001b[31mexceeded\u001b[0m\n╵',
    }),
    facts({
      ...{ ...failed, attempt: 2, startedAt: at('09:20:00') },
      ...{ state: 'succeeded', finishedAt: at('09:21:00') },
      output: 'Apply complete! Resources: 1 added, 0 changed, 0 destroyed.',
    }),
  ].flat();
  // Told again, signed anew.
  const again = facts({ actor: 'developer' });
  story.facts.push(...told, ...again);
  story.pass(480).pull(HEAD, 'merged');
  return story;
}

it('makes runs of reports, beside those of Atlantis', () => {
  const all = wholeStory().facts;
  expect(shortOf(all)).toEqual([
    'apply terraform/dev GitHub Actions failed Error: limit exceeded',
    'apply terraform/dev GitHub Actions succeeded ',
    'plan shared/net Atlantis succeeded ',
    'plan terraform/dev GitHub Actions succeeded ',
    'plan terraform/dev GitHub Actions unknown It never said how it ended: its job may have been stopped, or could not reach the portal.',
    'plan terraform/stg GitHub Actions failed It was cancelled before it ended.',
  ]);
  const plan = fold(all).find(
    ({ command, state, dir }) =>
      command === 'plan' && state === 'succeeded' && dir === TABS.dir,
  );
  expect(plan).toMatchObject({
    ...{ workspace: 'default', commit: HEAD, hasChanges: true },
    pullRequest: { number: 7, title: 'Add a queue' },
    counts: { add: 1 },
    startedAt: at('09:01:00'),
    finishedAt: at('09:01:30'),
    at: at('09:01:00'),
    jobUrl: 'https://github.com/acme/infra/actions/runs/4711',
    output: { text: PLAN, truncated: false },
    sources: [
      { says: 'GitHub Actions: plan started' },
      { says: 'GitHub Actions: plan succeeded' },
    ],
  });
  expect(fold(facts({}))).toMatchObject([{ state: 'running' }]);
});

it('comes to the same whatever comes when, or twice', () => {
  const all = wholeStory().facts;
  const wanted = JSON.stringify(fold(all));
  let permutations = 0;
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...all, ...all], { minLength: 0 }),
      fc.array(fc.nat(1_000), { minLength: 20, maxLength: 20 }),
      (some, places) => {
        for (const place of places) {
          const from = place % (some.length + 1);
          const mixed = [
            ...some.slice(from),
            ...(place % 2 ? all : [...all].reverse()),
            ...some.slice(0, from),
          ];
          permutations += 1;
          expect(JSON.stringify(fold(mixed))).toBe(wanted);
        }
      },
    ),
    { numRuns: 500 },
  );
  expect(permutations).toBeGreaterThanOrEqual(10_000);
});

it('believes an end that comes after the portal gave up', () => {
  const [begun] = facts({});
  const lost: RunFact = {
    ...(begun as Extract<RunFact, { kind: 'report' }>),
    ...{ key: 'z', state: 'lost', at: begun.at + 9e7 },
  };
  expect(fold([begun, lost])).toMatchObject([{ state: 'unknown' }]);
  const ended = facts({
    ...{ state: 'succeeded', finishedAt: at('09:05:00') },
    hasChanges: false,
  });
  for (const all of [
    [begun, lost, ...ended],
    [...ended, lost, begun],
  ]) {
    const [run, ...others] = fold(all);
    expect(others).toEqual([]);
    expect(run).toMatchObject({
      ...{ state: 'succeeded', finishedAt: at('09:05:00'), hasChanges: false },
    });
    expect(run.sources).toHaveLength(2);
  }
});

const drift = (more: Partial<ReportInput>) =>
  reportedDrift(
    report({
      ...{ command: 'drift', state: 'succeeded', pullRequest: null },
      ...{ finishedAt: at('09:05:00'), ref: 'main', ...more },
    }),
    'github.com/acme/infra',
  );

it('makes observations of looks for drift', () => {
  const seen = drift({
    exitCode: 2,
    output: `Note: Objects have changed outside of Terraform\n\n${PLAN}\n`,
  });
  expect(seen).toEqual({
    id: '["report","4711",1,"terraform/dev","default"]',
    repository: 'github.com/acme/infra',
    ...{ dir: 'terraform/dev', workspace: 'default', ref: 'main' },
    ...{ at: Date.parse(at('09:05:00')), source: 'report', commit: HEAD },
    runner: 'GitHub Actions',
    result: {
      kind: 'drifted',
      counts: { add: 1, change: 0, destroy: 0, import: 0, forget: 0 },
      changesOutside: true,
      plan: `Note: Objects have changed outside of Terraform\n\n${PLAN}`,
    },
  });
  const results: [Partial<ReportInput>, object][] = [
    [{ exitCode: 0 }, { kind: 'clean' }],
    [{ output: 'No changes. Your infrastructure' }, { kind: 'clean' }],
    [{ counts: { change: 2 } }, { kind: 'drifted' }],
    [{ hasChanges: true }, { kind: 'drifted', counts: { add: 0 } }],
    // A success that says nothing is no proof that nothing differs.
    [{}, { kind: 'failed', message: expect.stringContaining('whether') }],
    [{ state: 'failed', error: 'no state' }, { message: 'no state' }],
    [{ state: 'cancelled' }, { kind: 'failed' }],
  ];
  for (const [more, result] of results) {
    expect(drift(more)!.result).toMatchObject(result);
  }
  expect(drift({ state: 'started', finishedAt: null })).toBeUndefined();
  expect(facts({ command: 'drift' })).toEqual([]);
});

it('never takes a folder that leads out of the repository', () => {
  const isDir = (dir: string) => reportSchema.shape.dir.safeParse(dir).success;
  expect(['.', 'terraform/dev', 'a b/한글'].every(isDir)).toBe(true);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('..', '.', '', 'a', '\\', '\0'), {
        minLength: 2,
      }),
      parts => {
        if (isDir(parts.join('/')))
          expect(new Set(parts)).toEqual(new Set('a'));
      },
    ),
  );
});

it('reads the longest output in little time, whatever is in it', () => {
  const most = 1024 * 1024;
  const lines = 99_000;
  for (const output of [
    `x${' '.repeat(most - 2)}y`,
    `x${' \n'.repeat(lines)}y`,
    `x${'\r\n'.repeat(lines)}y`,
    'Error: '.repeat(most / 8),
  ]) {
    const began = performance.now();
    facts({ state: 'failed', finishedAt: at('09:05:00'), output });
    // A regular expression that tries again takes minutes.
    expect(performance.now() - began).toBeLessThan(5_000);
  }
  expect(() => report({ output: '\n'.repeat(100_001) })).toThrow(/lines/);
});
