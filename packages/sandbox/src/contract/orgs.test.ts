import { startSandbox, TestSandbox } from '../testing';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
  await sandbox.createRepository('infra', undefined, { private: true });
});
afterAll(() => sandbox.close());

describe('organisations', () => {
  it('have members with roles', async () => {
    const developer = sandbox.octokit('developer');
    expect((await developer.orgs.get({ org: 'acme' })).data.login).toBe('acme');
    const members = await developer.orgs.listMembers({ org: 'acme' });
    expect(members.data.map(user => user.login)).toEqual([
      'developer',
      'reviewer',
      'platform-owner',
    ]);
    const own = await developer.orgs.getMembershipForAuthenticatedUser({
      org: 'acme',
    });
    expect(own.data).toMatchObject({ role: 'member', state: 'active' });
    const mine = await developer.orgs.listForAuthenticatedUser();
    expect(mine.data.map(org => org.login)).toEqual(['acme']);
  });

  it('are changed by their owners only, and keep one', async () => {
    const add = (person: 'developer' | 'platform-owner') =>
      sandbox.octokit(person).orgs.setMembershipForUser({
        org: 'acme',
        username: 'outsider',
        role: 'member',
      });
    await expect(add('developer')).rejects.toMatchObject({ status: 403 });
    await add('platform-owner');
    const owner = sandbox.octokit('platform-owner');
    await owner.orgs.removeMembershipForUser({
      org: 'acme',
      username: 'outsider',
    });
    await expect(
      owner.orgs.removeMembershipForUser({
        org: 'acme',
        username: 'platform-owner',
      }),
    ).rejects.toMatchObject({ status: 422 });
  });
});

describe('teams', () => {
  it('give their members access to repositories', async () => {
    const owner = sandbox.octokit('platform-owner');
    const { data: team } = await owner.teams.create({
      org: 'acme',
      name: 'Guest Writers',
    });
    const at = { org: 'acme', team_slug: team.slug };
    expect(team.slug).toBe('guest-writers');
    sandbox.github.db
      .prepare(
        `update accounts set default_repository_permission = 'none' where login = 'acme'`,
      )
      .run();
    await owner.teams.addOrUpdateMembershipForUserInOrg({
      ...at,
      username: 'outsider',
    });
    const outsider = sandbox.octokit('outsider');
    const repo = { owner: 'acme', repo: 'infra' };
    await expect(outsider.repos.get(repo)).rejects.toMatchObject({
      status: 404,
    });
    await owner.teams.addOrUpdateRepoPermissionsInOrg({
      ...at,
      ...repo,
      permission: 'push',
    });
    expect((await outsider.repos.get(repo)).data.permissions).toMatchObject({
      push: true,
      admin: false,
    });
    const members = await owner.teams.listMembersInOrg(at);
    expect(members.data.map(user => user.login)).toEqual(['outsider']);
    const repos = await owner.teams.listReposInOrg(at);
    expect(repos.data.map(each => each.name)).toEqual(['infra']);
    expect((await owner.teams.getByName(at)).data.members_count).toBe(1);
    expect((await owner.teams.list({ org: 'acme' })).data).toHaveLength(1);
    const ofRepo = await owner.repos.listTeams(repo);
    expect(ofRepo.data[0].permission).toBe('push');
    const { data: child } = await owner.teams.create({
      org: 'acme',
      name: 'Reviewers',
      parent_team_id: team.id,
    });
    expect(child.parent?.slug).toBe('guest-writers');
    await owner.teams.deleteInOrg(at);
    await expect(outsider.repos.get(repo)).rejects.toMatchObject({
      status: 404,
    });
  });

  it('have one name once', async () => {
    const owner = sandbox.octokit('platform-owner');
    await owner.teams.create({ org: 'acme', name: 'Twice' });
    await expect(
      owner.teams.create({ org: 'acme', name: 'twice' }),
    ).rejects.toMatchObject({ status: 422 });
  });
});
