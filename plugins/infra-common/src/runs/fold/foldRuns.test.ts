import fc from 'fast-check';
import {
  block,
  bullets,
  folded,
  locked,
  many,
  planOutput,
  single,
} from '../__testUtils__/texts';
import { Story } from '../__testUtils__/story';
import { parseComment } from '../atlantis';
import type { RunFact } from './facts';
import { foldRuns } from './foldRuns';

const ONE = '1'.repeat(40);
const TWO = '2'.repeat(40);
const api = { project: 'api-dev', dir: 'stacks/api/dev' };
const net = { dir: 'shared/dev/net' };
const PLAN = 'Plan: 1 to add, 0 to change, 0 to destroy.';

const parsed = new Map<string, ReturnType<typeof parseComment>>();
const options = {
  pullRequestUrl: (number: number) =>
    `https://github.com/acme/infra/pull/${number}`,
  parse(body: string) {
    const known = parsed.get(body) ?? parseComment(body);
    parsed.set(body, known);
    return known;
  },
};
const fold = (facts: readonly RunFact[]) => foldRuns(facts, options);
const shortOf = (facts: readonly RunFact[]) =>
  fold(facts)
    .map(({ command, dir, commit, state }) =>
      [command, dir ?? '-', commit?.[0] ?? '-', state].join(' '),
    )
    .sort();

/** Planned, planned again, applied with a failure, applied, merged. */
function wholeStory() {
  const story = new Story().pull(ONE);
  for (const commit of [ONE, TWO]) {
    if (commit === TWO) story.pass(600).pull(TWO);
    story.pass(2).status(commit, 'plan', 'pending', 'Plan in progress...');
    story.status(commit, 'plan: api-dev', 'pending', 'Plan in progress...');
    story.pass(9).status(commit, 'plan: api-dev', 'success', PLAN);
    story.status(commit, 'plan: shared/dev/net/default', 'pending', 'Plan');
    const fails = commit === ONE;
    story
      .pass(3)
      .status(
        commit,
        'plan: shared/dev/net/default',
        fails ? 'failure' : 'success',
        fails ? 'Plan failed.' : PLAN,
      );
    story.pass(1).comment(
      many('Plan', [
        [api, `${folded(planOutput())}\n\n${bullets(api)}`],
        [
          net,
          fails
            ? `**Plan Error**\n${block('Error: no such module', '')}`
            : `${block(planOutput('net'))}\n\n${bullets(net)}`,
        ],
      ]),
    );
    story.status(
      commit,
      'plan',
      fails ? 'failure' : 'success',
      fails ? '1/2 projects failed to plan.' : '2/2 projects planned.',
    );
    story.status(commit, 'policy_check', 'pending');
    story.pass(2).comment(
      many('Policy Check', [
        [api, `#### Policy Set: \`tags\`\n${block('1 test, 1 passed')}`],
        [net, `#### Policy Set: \`tags\`\n${block('1 test, 1 passed')}`],
      ]),
    );
    story.status(commit, 'policy_check', 'success', '2/2 checked');
  }
  story.pass(900).comment('atlantis apply', 'lead');
  story.pass(1).status(TWO, 'apply', 'pending', 'Apply in progress...');
  story.status(TWO, 'apply: api-dev', 'pending', 'Apply in progress...');
  story.status(TWO, 'apply: shared/dev/net/default', 'pending', 'Apply');
  story.pass(20).applied(TWO, api.dir, true, api.project);
  story.pass(5).applied(TWO, net.dir, false);
  story.status(
    TWO,
    'apply: shared/dev/net/default',
    'failure',
    'Apply failed.',
  );
  story.pass(1).comment(
    many('Apply', [
      [
        api,
        block('Apply complete! Resources: 1 added, 0 changed, 0 destroyed.'),
      ],
      [net, `**Apply Error**\n${block('Error: limit exceeded', '')}`],
    ]),
  );
  story.status(TWO, 'apply: api-dev', 'success', 'Apply succeeded.');
  story.status(TWO, 'apply', 'failure', '1/2 projects failed to apply.');
  story.pass(60).comment('atlantis apply -d shared/dev/net', 'lead');
  story.pass(1).status(TWO, 'apply: shared/dev/net/default', 'pending');
  story.pass(20).applied(TWO, net.dir);
  story.comment(
    single(
      'Apply',
      net,
      block('Apply complete! Resources: 1 added, 0 changed, 0 destroyed.'),
    ),
  );
  story.status(
    TWO,
    'apply: shared/dev/net/default',
    'success',
    'Apply succeeded.',
  );
  story.pass(30).pull(TWO, 'merged');
  story.comment(
    'Locks and plans deleted for the projects and workspaces modified in this pull request:\n\n- dir: `shared/dev/net` workspace: `default`',
  );
  // Somebody who wants to be taken for Atlantis.
  story.comment(single('Apply', api, '**Apply Error**'), 'mallory');
  return story;
}

it('tells what happened', () => {
  const runs = fold(wholeStory().facts);
  expect(shortOf(wholeStory().facts)).toEqual([
    'apply shared/dev/net 2 failed',
    'apply shared/dev/net 2 succeeded',
    'apply stacks/api/dev 2 succeeded',
    'plan shared/dev/net 1 failed',
    'plan shared/dev/net 2 succeeded',
    'plan stacks/api/dev 1 succeeded',
    'plan stacks/api/dev 2 succeeded',
    'policy_check shared/dev/net 1 succeeded',
    'policy_check shared/dev/net 2 succeeded',
    'policy_check stacks/api/dev 1 succeeded',
    'policy_check stacks/api/dev 2 succeeded',
  ]);
  const failed = runs.find(
    each => each.command === 'apply' && each.state === 'failed',
  );
  expect(failed).toMatchObject({
    dir: 'shared/dev/net',
    workspace: 'default',
    actor: 'lead',
    problem: 'Error: limit exceeded',
    startedAt: '2026-11-02T09:25:35.000Z',
    finishedAt: '2026-11-02T09:26:00.000Z',
    jobUrl: 'https://atlantis.example/jobs/1',
    pullRequest: { number: 7, title: 'Add a queue' },
    output: { text: 'Error: limit exceeded', truncated: false },
  });
  expect(failed!.sources.map(({ kind }) => kind)).toEqual([
    'status',
    'webhook',
    'status',
    'comment',
  ]);
  const plan = runs.find(
    each => each.command === 'plan' && each.project && each.commit === TWO,
  );
  expect(plan).toMatchObject({
    hasChanges: true,
    counts: { add: 1 },
    output: { text: planOutput() },
  });
  expect(plan).not.toHaveProperty('actor');
});

/** Facts that a poll does not bring back. */
const isWebhook = ({ kind }: RunFact) => kind === 'applied';

it('comes to the same whatever comes when, twice, or only by asking', () => {
  const story = wholeStory();
  const wanted = JSON.stringify(fold(story.facts));
  const polled = story.poll();
  const kept = story.facts.filter(isWebhook);
  let permutations = 0;
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...story.facts, ...story.facts.slice(0, 20)], {
        minLength: 0,
      }),
      fc.array(fc.nat(1_000), { minLength: 20, maxLength: 20 }),
      (some, places) => {
        for (const place of places) {
          const at = place % (some.length + 1);
          const facts = [
            ...some.slice(at),
            ...[...polled, ...kept].reverse(),
            ...some.slice(0, at),
          ];
          permutations += 1;
          expect(JSON.stringify(fold(facts))).toBe(wanted);
        }
      },
    ),
    { numRuns: 500 },
  );
  expect(permutations).toBeGreaterThanOrEqual(10_000);
});

it('loses nothing but the mention when the webhook of Atlantis is lost', () => {
  const story = wholeStory();
  const without = fold(story.poll());
  const withoutMention = fold(story.facts).map(run => ({
    ...run,
    sources: run.sources.filter(({ kind }) => kind !== 'webhook'),
  }));
  expect(without).toEqual(withoutMention);
});

it('keeps the id of a run while more is said of it', () => {
  const { facts } = wholeStory();
  const last = new Set(fold(facts).map(({ key }) => key));
  const planned = facts.slice(0, 6);
  for (const { key, target } of fold(planned) as any[]) {
    if (target !== undefined) expect(last).toContain(key);
  }
  expect(shortOf(facts.slice(0, 4))).toEqual(['plan - 1 running']);
});

it('tells of plans that wait for another pull request', () => {
  const story = new Story().pull(ONE);
  const block_ = () =>
    story
      .pass(5)
      .status(ONE, 'plan: api-dev', 'pending')
      .pass(1)
      .status(ONE, 'plan: api-dev', 'failure', 'Plan failed.')
      .comment(single('Plan', api, locked(3)));
  block_();
  expect(fold(story.facts)).toMatchObject([
    {
      state: 'waiting',
      dir: api.dir,
      blockedBy: { number: 3, url: 'https://github.com/acme/infra/pull/3' },
    },
  ]);
  block_();
  expect(
    fold(story.facts)
      .map(({ state }) => state)
      .sort(),
  ).toEqual(['discarded', 'waiting']);
  story.pass(9).pull(ONE, 'closed');
  expect(fold(story.facts).map(({ state }) => state)).toEqual([
    'discarded',
    'discarded',
  ]);
});

it('tells of plans that were thrown away', () => {
  const story = new Story()
    .pull(ONE)
    .status(ONE, 'plan: api-dev', 'pending')
    .pass(3)
    .status(ONE, 'plan: api-dev', 'success', PLAN)
    .comment(single('Plan', api, block(planOutput())))
    .status(ONE, 'plan: shared/dev/net/default', 'pending')
    .status(ONE, 'plan: shared/dev/net/default', 'success', PLAN)
    .pass(9)
    .comment(
      '**Warning**: The plan for dir: `stacks/api/dev` workspace: `default` was **discarded** via the Atlantis UI.',
    );
  expect(shortOf(story.facts)).toEqual([
    'plan shared/dev/net 1 succeeded',
    'plan stacks/api/dev 1 discarded',
  ]);
  story.comment(
    'All Atlantis locks for this PR have been unlocked and plans discarded',
  );
  expect(shortOf(story.facts)).toContain('plan shared/dev/net 1 discarded');
});

it('says unknown where nobody said how it ended', () => {
  const story = new Story()
    .pull(ONE)
    .status(ONE, 'apply: api-dev', 'pending')
    .pass(9);
  expect(fold(story.facts)[0].state).toBe('running');
  story.status(ONE, 'apply', 'success', '1/1 projects applied successfully.');
  expect(fold(story.facts)).toMatchObject([{ state: 'unknown' }]);
  expect(fold(story.facts)).toHaveLength(1);
});

it('shows a command that failed before any project', () => {
  const story = new Story()
    .pull(ONE)
    .status(ONE, 'plan', 'pending', 'Plan in progress...')
    .pass(1)
    .comment('**Plan Error**\n```\nparsing atlantis.yaml: no version\n```')
    .status(ONE, 'plan', 'failure', 'Plan failed.');
  expect(fold(story.facts)).toMatchObject([
    {
      state: 'failed',
      problem: 'parsing atlantis.yaml: no version',
      commit: ONE,
    },
  ]);
  const nothing = new Story()
    .pull(ONE)
    .status(ONE, 'plan', 'success', '0/0 projects planned successfully.');
  expect(fold(nothing.facts)).toEqual([]);
});

it('makes runs of comments and webhooks alone', () => {
  const story = new Story()
    .pull(ONE)
    .comment(single('Plan', api, block(planOutput())))
    .applied(ONE, net.dir);
  expect(shortOf(story.facts)).toEqual([
    'apply shared/dev/net 1 succeeded',
    'plan stacks/api/dev - succeeded',
  ]);
});

it('lets people approve policies', () => {
  const story = new Story()
    .pull(ONE)
    .status(ONE, 'policy_check', 'pending')
    .comment(
      single(
        'Policy Check',
        api,
        '**Policy Check Failed**: Some policy sets did not pass.',
      ),
    )
    .status(ONE, 'policy_check', 'failure', '1/1 projects failed');
  expect(shortOf(story.facts)).toEqual([
    'policy_check stacks/api/dev 1 failed',
  ]);
  story
    .pass(60)
    .comment(
      'Approved Policies for 1 projects:\n\n1. project: `api-dev` dir: `stacks/api/dev` workspace: `default`',
    );
  expect(shortOf(story.facts)).toEqual([
    'policy_check stacks/api/dev 1 succeeded',
  ]);
});
