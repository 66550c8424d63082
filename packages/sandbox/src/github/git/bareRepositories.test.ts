import fs from 'node:fs/promises';
import { startSandbox, TestSandbox } from '../../testing';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
  await sandbox.createRepository('first');
});
afterEach(() => sandbox.close());

it('finishes or takes back a rename that a crash cut in two', async () => {
  const { bare, repositories } = sandbox.github;
  await bare.rename(repositories.byName('acme', 'first')!, 'second');
  await sandbox.restart();
  const copy = await sandbox.clone('developer', 'first');
  expect(await fs.readdir(copy.directory)).toContain('README.md');
});

it('renames, and refuses a name that is taken', async () => {
  await sandbox.createRepository('other');
  const owner = sandbox.octokit('platform-owner');
  const rename = (repo: string, name: string) =>
    owner.repos.update({ owner: 'acme', repo, name });
  await expect(rename('first', 'OTHER')).rejects.toMatchObject({ status: 422 });
  const raced = await Promise.allSettled(
    ['a', 'b', 'c'].map(name => rename('first', name)),
  );
  expect(raced.filter(r => r.status === 'fulfilled')).toHaveLength(1);
  const { data } = await owner.repos.listForOrg({ org: 'acme' });
  for (const { name } of data) await sandbox.clone('developer', name);
});

it('takes up a default branch that a crash did not let it store', async () => {
  const copy = await sandbox.clone('developer', 'first');
  await copy.git('push', '--quiet', 'origin', 'HEAD:refs/heads/next');
  const { github } = sandbox;
  const { id } = github.repositories.byName('acme', 'first')!;
  github.repositories.update(id, { default_branch: 'next' }, github.now());
  await sandbox.restart();
  const again = await sandbox.clone('developer', 'first');
  expect(await again.git('symbolic-ref', '--short', 'HEAD')).toBe('next');
});
