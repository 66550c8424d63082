import { Octokit } from '@octokit/rest';
import fc from 'fast-check';
import { registerApp } from '../github/apps';
import { checkStatuses, conclusions, suiteState } from '../github/store/checks';
import { contractOctokit, startSandbox, TestSandbox } from '../testing';

let sandbox: TestSandbox;
let bot: Octokit;
let head_sha: string;
const repo = { owner: 'acme', repo: 'infra' };

beforeAll(async () => {
  sandbox = await startSandbox();
  await sandbox.createRepository('infra', { 'main.tf': '' });
  const { app, installations } = registerApp(sandbox.github, {
    slug: 'checker',
    name: 'Checker',
    ownerLogin: 'acme',
    permissions: { checks: 'write', contents: 'read' },
    installOn: ['acme'],
  });
  const { secret } = sandbox.github.tokens.create({
    accountId: app.bot_id,
    kind: 'installation',
    installationId: installations[0].id,
    permissions: app.permissions,
  });
  bot = contractOctokit(sandbox.contract, sandbox.url, secret);
  const copy = await sandbox.clone('developer', 'infra');
  head_sha = await copy.commit({ 'main.tf': '# x\n' });
  await copy.git('push', '-q', 'origin', 'HEAD:refs/heads/topic');
});
afterAll(() => sandbox.close());

const annotation = (line: number) => ({
  path: 'main.tf',
  start_line: line,
  end_line: line,
  annotation_level: 'warning' as const,
  message: 'Tag Owner is missing',
});

describe('check runs', () => {
  it('go from queued to completed, and gather annotations', async () => {
    const { data: run } = await bot.checks.create({
      ...repo,
      head_sha,
      name: 'policy',
    });
    expect(run).toMatchObject({ status: 'queued', conclusion: null });
    const update = (lines: number[]) =>
      bot.checks.update({
        ...repo,
        check_run_id: run.id,
        conclusion: 'failure',
        output: {
          title: 'Policy',
          summary: 'Two findings',
          annotations: lines.map(annotation),
        },
      });
    await update([1]);
    const { data: done } = await update([2]);
    expect(done).toMatchObject({
      status: 'completed',
      conclusion: 'failure',
      output: { annotations_count: 2 },
      app: { slug: 'checker' },
    });
    const annotations = await bot.checks.listAnnotations({
      ...repo,
      check_run_id: run.id,
    });
    expect(annotations.data.map(each => each.start_line)).toEqual([1, 2]);
    const listed = await bot.checks.listForRef({ ...repo, ref: 'topic' });
    expect(listed.data).toMatchObject({ total_count: 1 });
    const suites = await bot.checks.listSuitesForRef({
      ...repo,
      ref: head_sha,
    });
    expect(suites.data.check_suites).toMatchObject([
      { head_branch: 'topic', status: 'completed', conclusion: 'failure' },
    ]);
    await bot.checks.rerequestRun({ ...repo, check_run_id: run.id });
  });

  it('shows the newest run of a name, and all of them when asked', async () => {
    for (const conclusion of ['failure', 'success'] as const) {
      await bot.checks.create({ ...repo, head_sha, name: 'cost', conclusion });
    }
    const count = async (filter: 'all' | 'latest') =>
      (
        await bot.checks.listForRef({
          ...repo,
          ref: head_sha,
          check_name: 'cost',
          filter,
        })
      ).data.check_runs.map(run => run.conclusion);
    expect(await count('latest')).toEqual(['success']);
    expect(await count('all')).toEqual(['success', 'failure']);
  });

  it('are written by Apps only, and within limits', async () => {
    await expect(
      sandbox
        .octokit('developer')
        .checks.create({ ...repo, head_sha, name: 'mine' }),
    ).rejects.toMatchObject({ status: 403 });
    const lines = Array.from({ length: 51 }, (_, i) => i + 1);
    await expect(
      bot.checks.create({
        ...repo,
        head_sha,
        name: 'many',
        output: {
          title: 't',
          summary: 's',
          annotations: lines.map(annotation),
        },
      }),
    ).rejects.toMatchObject({ status: 422 });
    await expect(
      bot.checks.create({ ...repo, head_sha: 'f'.repeat(40), name: 'none' }),
    ).rejects.toMatchObject({ status: 422 });
  });
});

describe('suiteState', () => {
  it('has a conclusion exactly when all runs have ended', () => {
    const run = fc.oneof(
      fc.record({
        status: fc.constant('completed' as const),
        conclusion: fc.constantFrom(...conclusions),
      }),
      fc.record({
        status: fc.constantFrom(...checkStatuses.slice(0, 2)),
        conclusion: fc.constant(null),
      }),
    );
    fc.assert(
      fc.property(fc.array(run, { minLength: 1 }), runs => {
        const { status, conclusion } = suiteState(runs);
        const ended = runs.every(each => each.status === 'completed');
        expect(status === 'completed').toBe(ended);
        expect(conclusion !== null).toBe(ended);
        const bad = ['failure', 'timed_out', 'action_required', 'cancelled'];
        if (runs.some(each => bad.includes(String(each.conclusion)))) {
          expect(conclusion).not.toBe('success');
        }
      }),
    );
  });
});
