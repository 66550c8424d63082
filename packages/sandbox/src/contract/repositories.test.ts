import { startSandbox, TestSandbox } from '../testing';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describe('repositories', () => {
  it('are created, read, changed, listed and deleted', async () => {
    const owner = sandbox.octokit('platform-owner');
    await sandbox.createRepository('first', { 'a.txt': 'a\n' });
    const repo = { owner: 'acme', repo: 'first' };
    const { data, headers } = await owner.repos.get(repo);
    expect(data).toMatchObject({
      full_name: 'acme/first',
      default_branch: 'main',
      clone_url: `${sandbox.url}/acme/first.git`,
      permissions: { push: true, admin: true },
    });
    expect(headers['x-oauth-scopes']).toContain('repo');

    await owner.repos.update({ ...repo, description: 'Infrastructure' });
    expect((await owner.repos.get(repo)).data.description).toBe(
      'Infrastructure',
    );
    const listed = await sandbox.octokit('developer').repos.listForOrg({
      org: 'acme',
    });
    expect(listed.data.map(r => r.name)).toEqual(['first']);
    await owner.repos.delete(repo);
    await expect(owner.repos.get(repo)).rejects.toMatchObject({ status: 404 });
  });
});
