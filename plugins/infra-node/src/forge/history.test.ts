import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { startSandbox, type TestSandbox } from '@infra-portal/sandbox/testing';
import { createForges } from './forges';

jest.setTimeout(60_000);

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

it('reads what was said around a pull request, page by page', async () => {
  await sandbox.createRepository('said', { 'main.tf': 'a\n' });
  const copy = await sandbox.clone('developer', 'said');
  await copy.git('checkout', '--quiet', '-b', 'change');
  const head = await copy.commit({ 'new.tf': 'b\n' });
  await copy.git('push', '--quiet', 'origin', 'change');
  const octokit = sandbox.octokit('developer');
  const place = { owner: 'acme', repo: 'said' };
  const { data: pull } = await octokit.pulls.create({
    ...place,
    title: 'Change',
    head: 'change',
    base: 'main',
  });
  const count = 101;
  for (let index = 0; index < count; index += 1) {
    await octokit.repos.createCommitStatus({
      ...place,
      sha: head,
      context: 'atlantis/plan: a',
      state: index % 2 === 0 ? 'pending' : 'success',
      description: `${index}`,
    });
  }
  await octokit.issues.createComment({
    ...place,
    issue_number: pull.number,
    body: 'atlantis plan',
  });
  const { host } = new URL(sandbox.url);
  const config = new ConfigReader({
    integrations: {
      github: [
        {
          host,
          apiBaseUrl: `${sandbox.url}/api/v3`,
          token: 'ghp_test_platform-owner',
        },
      ],
    },
  });
  const { history } = createForges({
    integrations: ScmIntegrations.fromConfig(config),
  }).of({ host, owner: 'acme', name: 'said' });

  const statuses = await history.statuses(head);
  expect(statuses).toHaveLength(count);
  const ids = statuses.map(({ id }) => id);
  expect(new Set(ids).size).toBe(count);
  expect(ids[0]).toBeGreaterThan(ids[count - 1]);
  expect(statuses[0]).toMatchObject({
    context: 'atlantis/plan: a',
    state: 'pending',
    description: '100',
  });
  expect(await history.comments(pull.number)).toMatchObject([
    { author: 'developer', body: 'atlantis plan' },
  ]);
  expect(await history.commits(pull.number)).toEqual([head]);
  const changed = await history.changedPullRequests('2020-01-01T00:00:00Z');
  expect(changed.map(({ number }) => number)).toEqual([pull.number]);
  expect(await history.changedPullRequests('2999-01-01T00:00:00Z')).toEqual([]);
  await expect(history.comments(999)).rejects.toThrow('comments of #999');
});
