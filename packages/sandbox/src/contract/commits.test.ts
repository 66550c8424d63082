import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { startSandbox, TestSandbox, tokenOf } from '../testing';

let sandbox: TestSandbox;
const repo = { owner: 'acme', repo: 'infra' };
let shas: string[];

beforeAll(async () => {
  sandbox = await startSandbox();
  await sandbox.createRepository('infra', {
    'main.tf': 'a\n',
    '한글.md': '가\n',
  });
  const copy = await sandbox.clone('developer', 'infra');
  await copy.git('checkout', '-q', '-b', 'feature/x');
  shas = [
    await copy.commit({ 'main.tf': 'a\nb\n' }, 'First\n\nWith a body'),
    await copy.commit(
      { '한글.md': null, 'stacks/두번째.md': '가\n' },
      'Second',
    ),
  ];
  await copy.git('tag', 'modules/v1.0.0');
  await copy.git('push', '-q', 'origin', 'feature/x', '--tags');
});
afterAll(() => sandbox.close());

describe('commits', () => {
  it('are listed newest first, by page, path and author', async () => {
    const octokit = sandbox.octokit('developer');
    const list = (more: object) =>
      octokit.repos.listCommits({ ...repo, sha: 'feature/x', ...more });
    const { data, headers } = await list({ per_page: 2 });
    expect(data.map(each => each.sha)).toEqual([...shas].reverse());
    expect(data[1].commit.message).toBe('First\n\nWith a body');
    expect(data[0].author?.login).toBe('developer');
    expect(headers.link).toContain('page=2');
    expect((await list({ path: 'main.tf' })).data).toHaveLength(2);
    expect((await list({ author: 'developer' })).data).toHaveLength(3);
    expect((await list({ author: 'reviewer' })).data).toEqual([]);
    expect((await list({ since: '2999-01-01T00:00:00Z' })).data).toEqual([]);
    await expect(list({ sha: 'nowhere' })).rejects.toMatchObject({
      status: 404,
    });
  });

  it('show their files, renames and media types', async () => {
    const octokit = sandbox.octokit('developer');
    const get = (ref: string, format?: string) =>
      octokit.repos.getCommit({ ...repo, ref, mediaType: { format } });
    const { data } = await get('feature/x');
    expect(data.files).toMatchObject([
      {
        filename: 'stacks/두번째.md',
        previous_filename: '한글.md',
        status: 'renamed',
      },
    ]);
    expect((await get(shas[0])).data.stats).toEqual({
      additions: 1,
      deletions: 0,
      total: 1,
    });
    expect(String((await get('modules/v1.0.0', 'sha')).data)).toBe(shas[1]);
    expect(String((await get(shas[0], 'diff')).data)).toContain('+b');
    expect(String((await get(shas[0], 'patch')).data)).toContain(
      'Subject: [PATCH] First',
    );
    await expect(get('f'.repeat(40))).rejects.toMatchObject({ status: 422 });
    await expect(get('--all')).rejects.toMatchObject({ status: 422 });
  });

  it('know the branches they head, and the tags', async () => {
    const octokit = sandbox.octokit('developer');
    const heads = await octokit.repos.listBranchesForHeadCommit({
      ...repo,
      commit_sha: shas[1],
    });
    expect(heads.data.map(each => each.name)).toEqual(['feature/x']);
    const tags = await octokit.repos.listTags(repo);
    expect(tags.data.map(tag => [tag.name, tag.commit.sha])).toEqual([
      ['modules/v1.0.0', shas[1]],
    ]);
  });

  it('keep their fields apart whatever a name holds', async () => {
    const copy = await sandbox.clone('developer', 'infra');
    await copy.git('config', 'user.name', 'x');
    await copy.git(
      'commit',
      '--allow-empty',
      '-q',
      '-m',
      'a\x1fb',
      '--author=odd\x1fname <odd@example.com>',
    );
    await copy.git('push', '-q', 'origin', 'HEAD:refs/heads/odd');
    const { data } = await sandbox
      .octokit('developer')
      .repos.getCommit({ ...repo, ref: 'odd' });
    expect(data.commit).toMatchObject({
      message: 'a\x1fb',
      author: { name: 'odd\x1fname', email: 'odd@example.com' },
    });
  });

  it('of an empty repository are a conflict', async () => {
    await sandbox.octokit('platform-owner').repos.createInOrg({
      org: 'acme',
      name: 'empty',
    });
    await expect(
      sandbox.octokit('developer').repos.listCommits({
        owner: 'acme',
        repo: 'empty',
      }),
    ).rejects.toMatchObject({ status: 409 });
  });
});

describe('comparisons', () => {
  it.each([
    ['main...feature/x', 'ahead', 2, 0],
    ['feature/x...main', 'behind', 0, 2],
    ['main...main', 'identical', 0, 0],
    ['acme:main...acme:feature/x', 'ahead', 2, 0],
  ])('%s is %s', async (basehead, status, ahead, behind) => {
    const { data } = await sandbox
      .octokit('developer')
      .repos.compareCommitsWithBasehead({ ...repo, basehead });
    expect(data).toMatchObject({ status, ahead_by: ahead, behind_by: behind });
    if (status === 'ahead') {
      expect(data.commits.map(each => each.sha)).toEqual(shas);
      expect(data.files?.map(file => file.filename)).toEqual([
        'main.tf',
        'stacks/두번째.md',
      ]);
    }
  });

  it('need two ends that exist', async () => {
    for (const basehead of ['main', 'main...nowhere', '...']) {
      await expect(
        sandbox
          .octokit('developer')
          .repos.compareCommitsWithBasehead({ ...repo, basehead }),
      ).rejects.toMatchObject({ status: 404 });
    }
  });
});

describe('archives', () => {
  it('have one top folder', async () => {
    const response = await fetch(
      `${sandbox.url}/api/v3/repos/acme/infra/tarball/${shas[0]}`,
      { headers: { authorization: `Bearer ${tokenOf('developer')}` } },
    );
    expect(response.status).toBe(200);
    const file = path.join(sandbox.data, 'a.tar.gz');
    await fs.writeFile(file, Buffer.from(await response.arrayBuffer()));
    const names = execFileSync('tar', ['-tzf', file], { encoding: 'utf8' });
    expect(
      new Set(
        names
          .trim()
          .split('\n')
          .map(n => n.split('/')[0]),
      ),
    ).toEqual(new Set([`acme-infra-${shas[0].slice(0, 7)}`]));
  });
});

describe('collaborators', () => {
  it('are added with a permission and removed', async () => {
    const owner = sandbox.octokit('platform-owner');
    const username = 'outsider';
    const level = async () =>
      (await owner.repos.getCollaboratorPermissionLevel({ ...repo, username }))
        .data.role_name;
    expect(await level()).toBe('read');
    await owner.repos.addCollaborator({
      ...repo,
      username,
      permission: 'maintain',
    });
    expect(await level()).toBe('maintain');
    await owner.repos.checkCollaborator({ ...repo, username });
    const { data } = await owner.repos.listCollaborators(repo);
    expect(data.map(user => user.login)).toContain(username);
    await owner.repos.removeCollaborator({ ...repo, username });
    expect(await level()).toBe('read');
  });
});

describe('the rate limit', () => {
  it('is counted, and looking at it is free', async () => {
    const octokit = sandbox.octokit('reviewer');
    const { headers } = await octokit.users.getAuthenticated();
    const used = Number(headers['x-ratelimit-used']);
    const { data } = await octokit.rateLimit.get();
    expect(data.rate.used).toBe(used);
    expect(data.rate.remaining).toBe(data.rate.limit - used);
  });
});
