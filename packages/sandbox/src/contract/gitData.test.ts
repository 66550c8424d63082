import { startSandbox, TestSandbox, tokenOf } from '../testing';

let sandbox: TestSandbox;
const repo = { owner: 'acme', repo: 'infra' };
const base64 = (text: string) => Buffer.from(text).toString('base64');

beforeAll(async () => {
  sandbox = await startSandbox();
  await sandbox.createRepository('infra', {
    'README.md': '# Infra\n',
    'stacks/api/main.tf': 'locals {}\n',
  });
});
afterAll(() => sandbox.close());

const octokit = () => sandbox.octokit('developer');
const head = async (branch = 'main') =>
  (await octokit().git.getRef({ ...repo, ref: `heads/${branch}` })).data.object
    .sha;

describe('the git data API', () => {
  it('makes a commit and a branch from nothing but objects', async () => {
    const git = octokit().git;
    const parent = await head();
    const { data: blob } = await git.createBlob({
      ...repo,
      content: base64('가나다\n'),
      encoding: 'base64',
    });
    const { data: tree } = await git.createTree({
      ...repo,
      base_tree: parent,
      tree: [
        { path: '한글.md', mode: '100644', type: 'blob', sha: blob.sha },
        { path: 'run.sh', mode: '100755', type: 'blob', content: 'true\n' },
        { path: 'README.md', mode: '100644', type: 'blob', sha: null },
      ],
    });
    const { data: commit } = await git.createCommit({
      ...repo,
      message: 'Make files',
      tree: tree.sha,
      parents: [parent],
      author: {
        name: 'developer',
        email: 'developer@example.com',
        date: '2026-01-02T03:04:05Z',
      },
    });
    expect(commit.author.date).toBe('2026-01-02T03:04:05Z');
    await git.createRef({
      ...repo,
      ref: 'refs/heads/portal/api/create',
      sha: commit.sha,
    });
    expect(await head('portal/api/create')).toBe(commit.sha);
    const listed = await git.getTree({
      ...repo,
      tree_sha: 'portal/api/create',
      recursive: 'true',
    });
    expect(listed.data.tree.map(item => item.path)).toEqual([
      'run.sh',
      'stacks',
      'stacks/api',
      'stacks/api/main.tf',
      '한글.md',
    ]);
    const copy = await sandbox.clone('developer', 'infra');
    expect(await copy.git('show', 'origin/portal/api/create:한글.md')).toBe(
      '가나다',
    );
    const read = await git.getBlob({ ...repo, file_sha: blob.sha });
    expect(Buffer.from(read.data.content, 'base64').toString()).toBe(
      '가나다\n',
    );
    await git.getCommit({ ...repo, commit_sha: commit.sha });
  });

  it('moves refs forward, and backward only by force', async () => {
    const git = octokit().git;
    const old = await head();
    await octokit().repos.createOrUpdateFileContents({
      ...repo,
      path: 'moved.txt',
      branch: 'portal/api/create',
      message: 'Move on',
      content: base64('x'),
    });
    const back = (force: boolean) =>
      git.updateRef({
        ...repo,
        ref: 'heads/portal/api/create',
        sha: old,
        force,
      });
    await expect(back(false)).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('Update is not a fast forward'),
    });
    await back(true);
    expect(await head('portal/api/create')).toBe(old);
    await expect(
      git.createRef({ ...repo, ref: 'refs/heads/main', sha: old }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('Reference already exists'),
    });
    await git.deleteRef({ ...repo, ref: 'heads/portal/api/create' });
    await expect(head('portal/api/create')).rejects.toMatchObject({
      status: 404,
    });
  });

  it.each([
    'refs/heads/a..b',
    'refs/heads/',
    'refs/heads/x.lock',
    'refs/pull/1/head',
    'heads/x',
    'refs/heads/a b',
    '-x',
  ])('refuses the ref name %j', async ref => {
    await expect(
      octokit().git.createRef({ ...repo, ref, sha: await head() }),
    ).rejects.toMatchObject({ status: 422 });
  });

  it.each([
    '../x',
    'a/../b',
    '/etc/passwd',
    '.git/config',
    'a//b',
    'a/',
    'x\0y',
  ])('refuses the path %j', async path => {
    await expect(
      octokit().git.createTree({
        ...repo,
        tree: [{ path, mode: '100644', type: 'blob', content: 'x' }],
      }),
    ).rejects.toMatchObject({ status: 422 });
  });

  it('refuses objects that do not exist and text that is not Base64', async () => {
    const git = octokit().git;
    await expect(
      git.createCommit({ ...repo, message: 'm', tree: 'f'.repeat(40) }),
    ).rejects.toMatchObject({ status: 422 });
    await expect(
      git.createBlob({ ...repo, content: '%%%', encoding: 'base64' }),
    ).rejects.toMatchObject({ status: 422 });
  });

  it('makes annotated tags', async () => {
    const git = octokit().git;
    const { data: tag } = await git.createTag({
      ...repo,
      tag: 'v1',
      message: 'First',
      object: await head(),
      type: 'commit',
    });
    await git.createRef({ ...repo, ref: 'refs/tags/v1', sha: tag.sha });
    const read = await git.getTag({ ...repo, tag_sha: tag.sha });
    expect(read.data).toMatchObject({ tag: 'v1', message: 'First\n' });
    const found = await git.listMatchingRefs({ ...repo, ref: 'tags/v' });
    expect(found.data.map(ref => ref.ref)).toEqual(['refs/tags/v1']);
  });
});

describe('contents', () => {
  const put = (path: string, text: string, sha?: string) =>
    octokit().repos.createOrUpdateFileContents({
      ...repo,
      path,
      message: `Write ${path}`,
      content: base64(text),
      sha,
    });
  const read = async (path: string) => {
    const { data } = await octokit().repos.getContent({ ...repo, path });
    if (Array.isArray(data) || data.type !== 'file') throw new Error('no file');
    return data;
  };

  it('are created, read, changed and removed by one commit each', async () => {
    const made = await put('docs/한글.md', '하나\n');
    expect(made.status).toBe(201);
    const file = await read('docs/한글.md');
    expect(Buffer.from(file.content, 'base64').toString()).toBe('하나\n');
    const changed = await put('docs/한글.md', '둘\n', file.sha);
    expect(changed.status).toBe(200);
    await expect(put('docs/한글.md', '셋\n', file.sha)).rejects.toMatchObject({
      status: 409,
    });
    await expect(put('docs/한글.md', '셋\n')).rejects.toMatchObject({
      status: 422,
    });
    await octokit().repos.deleteFile({
      ...repo,
      path: 'docs/한글.md',
      message: 'Remove it',
      sha: (await read('docs/한글.md')).sha,
    });
    await expect(read('docs/한글.md')).rejects.toMatchObject({ status: 404 });
  });

  it('list folders, the readme, and raw bytes with an ETag', async () => {
    const { data } = await octokit().repos.getContent({ ...repo, path: '' });
    expect(
      Array.isArray(data) && data.map(item => [item.name, item.type]),
    ).toEqual([
      ['README.md', 'file'],
      ['stacks', 'dir'],
    ]);
    await octokit().repos.getReadme(repo);
    const url = `${sandbox.url}/api/v3/repos/acme/infra/contents/README.md`;
    const headers = {
      authorization: `Bearer ${tokenOf('developer')}`,
      accept: 'application/vnd.github.v3.raw',
    };
    const first = await fetch(url, { headers });
    expect(await first.text()).toBe('# Infra\n');
    const again = await fetch(url, {
      headers: { ...headers, 'if-none-match': first.headers.get('etag')! },
    });
    expect(again.status).toBe(304);
  });

  it('do not leave the repository', async () => {
    for (const path of ['..%2F..%2Fgithub.sqlite', '.git%2Fconfig', '%00']) {
      const response = await fetch(
        `${sandbox.url}/api/v3/repos/acme/infra/contents/${path}`,
      );
      expect(response.status).toBe(404);
    }
  });
});

describe('protected branches', () => {
  const protect = (reviews: number | null, enforce_admins = true) =>
    sandbox.octokit('platform-owner').repos.updateBranchProtection({
      ...repo,
      branch: 'main',
      required_status_checks: { strict: true, contexts: ['atlantis/plan'] },
      enforce_admins,
      required_pull_request_reviews:
        reviews === null ? null : { required_approving_review_count: reviews },
      restrictions: null,
    });

  it('say what they ask for, as a whole and in parts', async () => {
    const owner = sandbox.octokit('platform-owner');
    await protect(2);
    const branch = { ...repo, branch: 'main' };
    expect((await owner.repos.getBranchProtection(branch)).data).toMatchObject({
      required_pull_request_reviews: { required_approving_review_count: 2 },
      enforce_admins: { enabled: true },
    });
    expect((await owner.repos.getBranch(branch)).data.protected).toBe(true);
    const listed = await owner.repos.listBranches({ ...repo, protected: true });
    expect(listed.data.map(each => each.name)).toEqual(['main']);
    await owner.repos.updatePullRequestReviewProtection({
      ...branch,
      dismiss_stale_reviews: true,
    });
    expect(
      (await owner.repos.getPullRequestReviewProtection(branch)).data,
    ).toMatchObject({
      dismiss_stale_reviews: true,
      required_approving_review_count: 2,
    });
    expect(
      (await owner.repos.getStatusChecksProtection(branch)).data.contexts,
    ).toEqual(['atlantis/plan']);
    await expect(
      octokit().repos.getBranchProtection(branch),
    ).rejects.toMatchObject({ status: 403 });
  });

  it('keep their history linear where that is asked for', async () => {
    await sandbox.octokit('platform-owner').repos.updateBranchProtection({
      ...repo,
      branch: 'main',
      required_status_checks: null,
      enforce_admins: true,
      required_pull_request_reviews: null,
      restrictions: null,
      required_linear_history: true,
    });
    const copy = await sandbox.clone('developer', 'infra');
    await copy.git('checkout', '-q', '-b', 'side');
    await copy.commit({ 'side.txt': 's\n' });
    await copy.git('checkout', '-q', 'main');
    await copy.git('merge', '-q', '--no-ff', '-m', 'Merge', 'side');
    const push = await copy.run('push', 'origin', 'HEAD:main');
    expect(push.stderr).toContain('must not contain merge commits');
    expect((await copy.run('push', 'origin', 'side:main')).code).toBe(0);
  });

  it('refuse pushes, API writes and deletion alike', async () => {
    await protect(1);
    const copy = await sandbox.clone('developer', 'infra');
    await copy.commit({ 'a.txt': 'a\n' });
    const push = await copy.run('push', 'origin', 'HEAD:main');
    expect(push.code).not.toBe(0);
    expect(push.stderr).toContain('GH006: Protected branch update failed');
    await expect(
      octokit().repos.createOrUpdateFileContents({
        ...repo,
        path: 'a.txt',
        message: 'm',
        content: base64('a'),
      }),
    ).rejects.toMatchObject({ status: 422 });
    await expect(
      octokit().git.deleteRef({ ...repo, ref: 'heads/main' }),
    ).rejects.toMatchObject({ status: 422 });
    const topic = await copy.run('push', 'origin', 'HEAD:topic');
    expect(topic.code).toBe(0);
    await sandbox
      .octokit('platform-owner')
      .repos.deleteBranchProtection({ ...repo, branch: 'main' });
    expect((await copy.run('push', 'origin', 'HEAD:main')).code).toBe(0);
  });
});
