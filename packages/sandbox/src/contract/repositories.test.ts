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

  it('are made by bots that work for the organisation, and no others', async () => {
    const { github } = sandbox;
    const bot = github.accounts.ensure(
      { login: 'maker-bot', type: 'Bot' },
      github.now(),
    );
    const secret = 'ghp_test_maker-bot';
    github.tokens.create({
      ...{ accountId: bot.id, kind: 'personal', note: 'test', secret },
      scopes: ['repo'],
    });
    const make = (name: string) =>
      fetch(`${sandbox.url}/api/v3/orgs/acme/repos`, {
        method: 'POST',
        headers: { authorization: `token ${secret}` },
        body: JSON.stringify({ name, private: true, auto_init: true }),
      });
    expect((await make('theirs')).status).toBe(403);
    await sandbox.createRepository('home', { a: 'a\n' });
    const home = github.repositories.byName('acme', 'home')!;
    github.repositories.letIn(home.id, bot.id, 'push');
    const made = await make('theirs');
    expect(made.status).toBe(201);
    const theirs = github.repositories.byName('acme', 'theirs')!;
    expect(github.repositories.levelOf(theirs, bot)).toBe('admin');
  });
});
