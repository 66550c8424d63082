/* eslint-disable jest/no-standalone-expect -- the test is skipped where its programs are missing */
import { locksSchema, runPageSchema } from '@infra-portal/infra-common';
import { findPrograms, startRealAtlantis } from '@infra-portal/sandbox/testing';
import type { AddressInfo } from 'node:net';
import { SECRET, startStacks, until } from './__testUtils__/startStacks';

jest.setTimeout(180_000);

/** What the real Atlantis is told to send with its webhooks. */
const WEBHOOK_SECRET = 'a-secret-of-webhooks';

const STACK = (state: string) => `terraform {
  backend "local" {
    path = "${state}"
  }
}

resource "terraform_data" "mail" {
  input = "one"
}
`;

// Programs that take minutes to build: `npm test -- --only atlantis` has them.
const real = process.env.REAL_ATLANTIS ? it : it.skip;

real('shows what the real Atlantis plans, checks and applies', async () => {
  const programs = findPrograms();
  if ('missing' in programs) throw new Error(`No ${programs.missing}`);
  const world = await startRealAtlantis(programs);
  const { sandbox, receiver } = world;
  // Its plans are checked by policies, as its name begins with "guarded-".
  const name = 'guarded-runs';
  const place = { owner: 'acme', repo: name };
  await sandbox.createRepository(name, {
    'atlantis.yaml':
      'version: 3\nprojects:\n  - name: mail-dev\n    dir: stacks/mail/dev\n',
    'stacks/mail/dev/main.tf': STACK(`${world.states}/mail.tfstate`),
  });
  const { backend, get } = await startStacks(sandbox, [name], undefined, {
    url: world.atlantis,
    webhookSecret: WEBHOOK_SECRET,
  });
  const { port } = backend.server.address() as AddressInfo;
  const base = `http://localhost:${port}/api/infra-stacks/webhooks`;
  const answers: number[] = [];
  receiver.forward = async body => {
    const { status } = await fetch(`${base}/atlantis`, {
      method: 'POST',
      headers: { authorization: `Bearer ${WEBHOOK_SECRET}` },
      body,
    });
    answers.push(status);
  };
  await sandbox.octokit('platform-owner').repos.createWebhook({
    ...place,
    events: ['pull_request', 'status', 'issue_comment'],
    config: {
      ...{ url: `${base}/github`, content_type: 'json', secret: SECRET },
    },
  });
  try {
    const copy = await sandbox.clone('developer', name);
    await copy.git('checkout', '--quiet', '-b', 'change');
    await copy.commit({ 'stacks/mail/dev/more.tf': '# Nothing more.\n' });
    await copy.git('push', '--quiet', 'origin', 'change');
    const octokit = sandbox.octokit('developer');
    const { data: pull } = await octokit.pulls.create({
      ...{ ...place, title: 'Send mail', head: 'change', base: 'main' },
    });
    const runsWhen = (command: string) =>
      until(async () => {
        await world.settle();
        const { body } = await get('/runs');
        const { items } = runPageSchema.parse(body);
        const done = items.some(
          run => run.command === command && run.state === 'succeeded',
        );
        return done ? items : undefined;
      });
    await runsWhen('policy_check');
    // Only now has it written down itself that the policies passed.
    await until(async () => {
      const { data } = await octokit.repos.getCombinedStatusForRef({
        ...{ ...place, ref: pull.head.sha },
      });
      return ['atlantis/plan', 'atlantis/policy_check'].every(context =>
        data.statuses.some(
          each => each.context === context && each.state === 'success',
        ),
      )
        ? true
        : undefined;
    });
    const held = await until(async () => {
      const { items } = locksSchema.parse((await get('/locks')).body);
      return items.length > 0 ? items : undefined;
    });
    expect(held).toMatchObject([
      { project: 'mail-dev', pullRequest: { number: pull.number } },
    ]);
    await octokit.issues.createComment({
      ...{ ...place, issue_number: pull.number, body: 'atlantis apply' },
    });
    const runs = await runsWhen('apply');
    expect(
      runs
        .filter(({ project }) => project)
        .map(({ command, dir, state, actor, counts }) => ({
          ...{ command, dir, state, actor, add: counts?.add },
        }))
        // Two of the same second have no order.
        .sort((a, b) => (a.command < b.command ? -1 : 1)),
    ).toEqual([
      expect.objectContaining({
        ...{ command: 'apply', dir: 'stacks/mail/dev', actor: 'developer' },
        ...{ state: 'succeeded', add: 1 },
      }),
      expect.objectContaining({ command: 'plan', add: 1 }),
      expect.objectContaining({ command: 'policy_check' }),
    ]);
    // The webhook was believed, and no token came with what is shown.
    expect(answers).toEqual([202]);
    const plan = runs.find(({ command }) => command === 'plan')!;
    const detail = (await get(`/runs/${plan.id}`)).body;
    expect(detail.resources).toMatchObject([
      { address: 'terraform_data.mail', action: 'create' },
    ]);
    expect(detail.output).toContain('terraform_data.mail will be created');
    expect(JSON.stringify([runs, detail])).not.toMatch(/atlantis-bot:.+@/);
    await sandbox
      .octokit('platform-owner')
      .pulls.merge({ ...place, pull_number: pull.number });
    await until(async () => {
      const { body } = await get('/locks');
      return body.items.length === 0 ? true : undefined;
    });
  } finally {
    await backend.stop();
    await world.close();
  }
});
