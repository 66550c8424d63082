import { EventLog, startSandbox, TestSandbox, WorkingCopy } from '../testing';

// Each step is several git processes, on machines of any speed.
jest.setTimeout(60_000);

let sandbox: TestSandbox;
let copy: WorkingCopy;
let log: EventLog;
const repo = { owner: 'acme', repo: 'infra' };

beforeAll(async () => {
  sandbox = await startSandbox();
  await sandbox.createRepository('infra', {
    'main.tf': 'a\nb\nc\nd\ne\n',
    'docs/read.md': 'x\n',
  });
  copy = await sandbox.clone('developer', 'infra');
  log = new EventLog(sandbox, 'infra');
});
afterAll(() => sandbox.close());

let count = 0;
/** A branch with one commit, pushed. */
async function branch(
  files: Record<string, string | null>,
  start = 'origin/main',
) {
  count += 1;
  const name = `change-${count}`;
  await copy.git('fetch', '--quiet', 'origin');
  await copy.git('checkout', '--quiet', '-B', name, start);
  const sha = await copy.commit(files, `Change ${count}`);
  await copy.git('push', '--quiet', 'origin', name);
  return { name, sha };
}

async function open(
  files: Record<string, string | null>,
  more: { draft?: boolean; base?: string } = {},
) {
  const { name, sha } = await branch(files);
  const { data } = await sandbox.octokit('developer').pulls.create({
    ...repo,
    title: `Pull ${count}`,
    head: `acme:${name}`,
    base: 'main',
    body: 'Why',
    ...more,
  });
  return { number: data.number, head: name, sha, data };
}

const status = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => undefined,
    e => e,
  );
  return [error?.status, error?.response?.data?.message];
};

describe('pull requests', () => {
  it('open, show what git says, and tell about it', async () => {
    log.take();
    const { number, data, sha } = await open({ 'main.tf': 'a\nB\nc\nd\ne\n' });
    expect(data).toMatchObject({
      state: 'open',
      draft: false,
      commits: 1,
      additions: 1,
      deletions: 1,
      changed_files: 1,
      mergeable: true,
      mergeable_state: 'clean',
      rebaseable: true,
      head: { sha, label: expect.stringMatching(/^acme:change-/) },
      user: { login: 'developer' },
    });
    expect(log.takeNames()).toEqual(['create', 'push', 'pull_request.opened']);
    const octokit = sandbox.octokit('reviewer');
    const { data: files } = await octokit.pulls.listFiles({
      ...repo,
      pull_number: number,
      per_page: 300,
    });
    expect(files).toMatchObject([
      { filename: 'main.tf', status: 'modified', additions: 1 },
    ]);
    const { data: commits } = await octokit.pulls.listCommits({
      ...repo,
      pull_number: number,
    });
    expect(commits.map(c => c.sha)).toEqual([sha]);
    const diff = await octokit.pulls.get({
      ...repo,
      pull_number: number,
      mediaType: { format: 'diff' },
    });
    expect(String(diff.data)).toContain('-b\n+B\n');
    const refs = await copy.git('ls-remote', 'origin', 'refs/pull/*');
    expect(refs).toContain(`${sha}\trefs/pull/${number}/head`);
    expect(refs).toContain(`refs/pull/${number}/merge`);
  });

  it('are found by state, head and base, in the order asked for', async () => {
    const octokit = sandbox.octokit('developer');
    const one = await open({ 'list.tf': '1' });
    const two = await open({ 'list.tf': '2' });
    await octokit.pulls.update({
      ...repo,
      pull_number: one.number,
      state: 'closed',
    });
    const list = async (query: object) =>
      (await octokit.pulls.list({ ...repo, ...query })).data.map(p => p.number);
    expect(await list({ head: `acme:${two.head}` })).toEqual([two.number]);
    expect(await list({ head: `acme:${one.head}` })).toEqual([]);
    expect(await list({ head: `acme:${one.head}`, state: 'all' })).toEqual([
      one.number,
    ]);
    expect(await list({ base: 'nowhere' })).toEqual([]);
    const all = await list({ state: 'all' });
    expect(all).toEqual([...all].sort((a, b) => b - a));
    const page = await octokit.pulls.list({
      ...repo,
      state: 'all',
      per_page: 1,
      direction: 'asc',
    });
    expect(page.data[0].number).toBe(Math.min(...all));
    expect(page.headers.link).toContain('rel="next"');
  });

  it('refuse what GitHub refuses', async () => {
    const octokit = sandbox.octokit('developer');
    const { head } = await open({ 'refuse.tf': '1' });
    const create = (input: object) =>
      octokit.pulls.create({
        ...repo,
        title: 'x',
        head,
        base: 'main',
        ...input,
      } as any);
    const messages = async (input: object) => {
      const error: any = await create(input).catch(e => e);
      expect(error.status).toBe(422);
      const [first] = error.response.data.errors;
      return first.message ?? `${first.field} ${first.code}`;
    };
    expect(await messages({})).toBe(
      `A pull request already exists for acme:${head}.`,
    );
    expect(await messages({ head: 'missing' })).toBe('head invalid');
    expect(await messages({ head: 'someone:main' })).toBe('head invalid');
    expect(await messages({ base: 'missing' })).toBe('base invalid');
    expect(await messages({ head: 'main' })).toBe(
      'No commits between main and main',
    );
    expect(await messages({ title: '' })).toBe('title missing_field');
    expect(await messages({ title: 'x'.repeat(257) })).toContain('too long');
    expect(await messages({ body: 'x'.repeat(65_537) })).toContain('too long');
    const outsider = sandbox.octokit('outsider');
    expect(
      await status(
        outsider.pulls.create({ ...repo, title: 'x', head, base: 'main' }),
      ),
    ).toEqual([403, 'Must have push access to repository']);
    const nobody = sandbox.octokit();
    expect(
      (
        await status(
          nobody.pulls.create({ ...repo, title: 'x', head, base: 'main' }),
        )
      )[0],
    ).toBe(401);
  });

  it('follow pushes to their head, and end when it goes', async () => {
    const { number, head, sha } = await open({ 'follow.tf': '1' });
    log.take();
    const next = await copy.commit({ 'follow.tf': '2' });
    await copy.git('push', '--quiet', 'origin', head);
    const events = log.take();
    expect(events.map(e => e.action ?? e.event)).toEqual([
      'push',
      'synchronize',
    ]);
    expect(events[1].payload).toMatchObject({ before: sha, after: next });
    const octokit = sandbox.octokit('developer');
    const get = async () =>
      (await octokit.pulls.get({ ...repo, pull_number: number })).data;
    expect(await get()).toMatchObject({ head: { sha: next }, commits: 2 });
    await copy.git('push', '--quiet', 'origin', `:${head}`);
    expect(await get()).toMatchObject({ state: 'closed', merged: false });
    expect(log.takeNames()).toEqual(['delete', 'push', 'pull_request.closed']);
    expect(
      (
        await status(
          octokit.pulls.update({
            ...repo,
            pull_number: number,
            state: 'open',
          }),
        )
      )[0],
    ).toBe(422);
  });

  it('change title, text, base and state', async () => {
    const { number } = await open({ 'edit.tf': '1' });
    await copy.git('push', '--quiet', 'origin', 'origin/main:refs/heads/other');
    log.take();
    const octokit = sandbox.octokit('developer');
    const update = (input: object) =>
      octokit.pulls.update({ ...repo, pull_number: number, ...input });
    const { data } = await update({
      title: 'New',
      body: 'Text',
      base: 'other',
      draft: false,
      head: 'change-1',
    } as any);
    expect(data).toMatchObject({
      title: 'New',
      body: 'Text',
      base: { ref: 'other' },
    });
    await update({ state: 'closed' });
    await update({ state: 'open' });
    expect(log.takeNames()).toEqual([
      'pull_request.edited',
      'pull_request.closed',
      'pull_request.reopened',
    ]);
    const outsider = sandbox.octokit('outsider');
    expect(
      (
        await status(
          outsider.pulls.update({ ...repo, pull_number: number, title: 'x' }),
        )
      )[0],
    ).toBe(403);
  });
});

describe('merging', () => {
  const owner = () => sandbox.octokit('platform-owner');
  const merge = (number: number, more: object = {}) =>
    owner().pulls.merge({ ...repo, pull_number: number, ...more });

  it.each(['merge', 'squash', 'rebase'] as const)(
    'by %s moves the base and closes the pull request',
    async method => {
      const { number, head } = await open({ [`${method}.tf`]: '1\n' });
      await copy.commit({ [`${method}.tf`]: '1\n2\n' }, 'Second\n\nMore');
      await copy.git('push', '--quiet', 'origin', head);
      // The base moves on, so that none of the three is a fast-forward.
      await open({ [`other-${method}.tf`]: 'x' }).then(p => merge(p.number));
      log.take();
      const { data } = await merge(number, { merge_method: method });
      expect(data).toMatchObject({ merged: true });
      const { data: pull } = await owner().pulls.get({
        ...repo,
        pull_number: number,
      });
      expect(pull).toMatchObject({
        state: 'closed',
        merged: true,
        merge_commit_sha: data.sha,
        merged_by: { login: 'platform-owner' },
        commits: 2,
        changed_files: 1,
        mergeable: null,
      });
      expect(log.takeNames()).toEqual(['push', 'pull_request.closed']);
      await copy.git('fetch', '--quiet', 'origin');
      expect(await copy.git('rev-parse', 'origin/main')).toBe(data.sha);
      expect(await copy.git('show', `origin/main:${method}.tf`)).toBe('1\n2');
      expect(await copy.git('show', `origin/main:other-${method}.tf`)).toBe(
        'x',
      );
      const message = await copy.git('log', '-1', '--format=%B', data.sha);
      const parents = await copy.git('log', '-1', '--format=%P', data.sha);
      expect(parents.split(' ')).toHaveLength(method === 'merge' ? 2 : 1);
      expect(message).toContain(
        {
          merge: `Merge pull request #${number} from acme/${head}`,
          squash: `(#${number})\n\n* Change`,
          rebase: 'Second\n\nMore',
        }[method],
      );
      const merged = await owner().pulls.checkIfMerged({
        ...repo,
        pull_number: number,
      });
      expect(merged.status).toBe(204);
    },
  );

  it('is refused for conflicts, drafts, other heads and closed ones', async () => {
    const one = await open({ 'clash.tf': 'one' });
    const two = await open({ 'clash.tf': 'two' });
    expect(await status(merge(one.number, { sha: two.sha }))).toEqual([
      409,
      'Head branch was modified. Review and try the merge again.',
    ]);
    await merge(one.number, { sha: one.sha });
    expect(await status(merge(two.number))).toEqual([
      405,
      'Pull Request is not mergeable',
    ]);
    const { data } = await owner().pulls.get({
      ...repo,
      pull_number: two.number,
    });
    expect(data).toMatchObject({ mergeable: false, mergeable_state: 'dirty' });
    expect((await status(merge(one.number)))[0]).toBe(405);
    const draft = await open({ 'draft.tf': '1' }, { draft: true });
    expect(draft.data).toMatchObject({ draft: true, mergeable_state: 'draft' });
    expect(await status(merge(draft.number))).toEqual([
      405,
      'Pull Request is still a draft',
    ]);
    expect(
      await status(
        owner().pulls.checkIfMerged({ ...repo, pull_number: two.number }),
      ),
    ).toEqual([404, 'Not Found']);
  });

  it('is noticed when somebody pushes it', async () => {
    const { number, head } = await open({ 'pushed.tf': '1' });
    log.take();
    await copy.git('push', '--quiet', 'origin', `${head}:main`);
    const { data } = await owner().pulls.get({ ...repo, pull_number: number });
    expect(data).toMatchObject({
      merged: true,
      merged_by: { login: 'developer' },
      commits: 1,
      changed_files: 1,
    });
    expect(log.takeNames()).toEqual(['push', 'pull_request.closed']);
  });

  it('deletes the branch where the repository wants that', async () => {
    await owner().repos.update({ ...repo, delete_branch_on_merge: true });
    const { number, head } = await open({ 'gone.tf': '1' });
    const stacked = await sandbox.octokit('developer').pulls.create({
      ...repo,
      title: 'On top',
      head: (await branch({ 'top.tf': '1' }, 'HEAD')).name,
      base: head,
    });
    await merge(number);
    expect(await copy.git('ls-remote', 'origin', `refs/heads/${head}`)).toBe(
      '',
    );
    const { data } = await owner().pulls.get({
      ...repo,
      pull_number: stacked.data.number,
    });
    expect(data).toMatchObject({ state: 'open', base: { ref: 'main' } });
    await owner().repos.update({ ...repo, delete_branch_on_merge: false });
  });

  it('brings a head up to date', async () => {
    const { number, sha } = await open({ 'late.tf': '1' });
    await open({ 'early.tf': '1' }).then(p => merge(p.number));
    const update = (expected_head_sha?: string) =>
      sandbox.octokit('developer').pulls.updateBranch({
        ...repo,
        pull_number: number,
        expected_head_sha,
      });
    expect((await status(update('0'.repeat(40))))[0]).toBe(422);
    expect((await update(sha)).status).toBe(202);
    const { data } = await owner().pulls.get({ ...repo, pull_number: number });
    expect(data.commits).toBe(2);
    expect(data.head.sha).not.toBe(sha);
    expect((await status(update()))[0]).toBe(422);
  });
});
