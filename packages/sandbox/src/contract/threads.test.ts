import { EventLog, startSandbox, TestSandbox, WorkingCopy } from '../testing';

// Each step is several git processes, on machines of any speed.
jest.setTimeout(60_000);

let sandbox: TestSandbox;
let copy: WorkingCopy;
let log: EventLog;
const repo = { owner: 'acme', repo: 'infra' };
const lines = (...more: string[]) =>
  `${['a', 'b', 'c', 'd', 'e', 'f', ...more].join('\n')}\n`;

beforeAll(async () => {
  sandbox = await startSandbox();
  await sandbox.createRepository('infra', { 'main.tf': lines() });
  copy = await sandbox.clone('developer', 'infra');
  log = new EventLog(sandbox, 'infra');
});
afterAll(() => sandbox.close());

type Person = 'developer' | 'reviewer' | 'outsider';
const ask = (who: Person, query: string, variables: object) =>
  sandbox.octokit(who).graphql<any>(query, {
    ...variables,
    baseUrl: `${sandbox.url}/api`,
    request: { fetch },
  });

/** Opens a pull request, and gives what pushes to it and reads its threads. */
async function open(head: string, text: string) {
  await copy.git('checkout', '--quiet', '-B', head, 'origin/main');
  await copy.commit({ 'main.tf': text }, head);
  await copy.git('push', '--quiet', 'origin', head);
  const { data } = await sandbox
    .octokit('developer')
    .pulls.create({ ...repo, title: head, head, base: 'main' });
  const at = { ...repo, pull_number: data.number };
  const threads = async (who: Person = 'developer') => {
    const found = await ask(
      who,
      `query ($owner: String!, $repo: String!, $number: Int!) {
        repository(owner: $owner, name: $repo) {
          mergeCommitAllowed squashMergeAllowed rebaseMergeAllowed
          pullRequest(number: $number) {
            merged mergedBy { login } mergeCommit { oid }
            comments(first: 10) { nodes { body author { login } url createdAt lastEditedAt } }
            reviews(first: 10) { nodes { state body commit { oid } comments(first: 10) { totalCount } } }
            reviewThreads(first: 10) { totalCount nodes {
              id path line startLine originalLine diffSide isOutdated isResolved resolvedBy { login }
              comments(first: 10) { nodes { databaseId body author { login } outdated url pullRequestReview { id } } }
            } }
          }
        }
      }`,
      { ...repo, number: data.number },
    );
    return found.repository;
  };
  const push = async (next: string) => {
    await copy.git('checkout', '--quiet', head);
    await copy.commit({ 'main.tf': next }, 'Next');
    await copy.git('push', '--quiet', 'origin', head);
  };
  return { at, sha: data.head.sha, threads, push };
}

it('follows lines that move, and calls those outdated that change', async () => {
  const { at, threads, push, sha } = await open('lines', lines('g', 'h', 'i'));
  const { pulls } = sandbox.octokit('reviewer');
  await pulls.createReview({
    ...at,
    event: 'REQUEST_CHANGES',
    body: 'Twice',
    commit_id: sha,
    comments: [
      { path: 'main.tf', line: 8, start_line: 7, side: 'RIGHT', body: 'h?' },
      { path: 'main.tf', line: 9, side: 'RIGHT', body: 'i?' },
    ],
  } as never);
  const { pullRequest: first, ...allowed } = await threads();
  expect(allowed).toEqual({
    mergeCommitAllowed: true,
    squashMergeAllowed: true,
    rebaseMergeAllowed: true,
  });
  expect(first.reviewThreads.nodes).toMatchObject([
    { line: 8, startLine: 7, diffSide: 'RIGHT', isOutdated: false },
    { line: 9, startLine: null, isOutdated: false, isResolved: false },
  ]);
  expect(first.reviews.nodes).toMatchObject([
    {
      state: 'CHANGES_REQUESTED',
      commit: { oid: sha },
      comments: { totalCount: 2 },
    },
  ]);
  // One line more above, and the last one changed.
  await push(lines('new', 'g', 'h', 'I'));
  const { pullRequest } = await threads();
  expect(pullRequest.reviewThreads.nodes).toMatchObject([
    { line: 9, startLine: 8, originalLine: 8, isOutdated: false },
    { line: null, originalLine: 9, isOutdated: true },
  ]);
  const { data } = await pulls.listReviewComments(at);
  expect(data).toMatchObject([
    { line: 9, original_line: 8, original_commit_id: sha },
    { line: null, position: null, original_line: 9, commit_id: sha },
  ]);
  // A reply is where its thread is.
  await sandbox.octokit('developer').pulls.createReplyForReviewComment({
    ...at,
    comment_id: data[0].id,
    body: 'That one',
  });
  const [thread] = (await threads()).pullRequest.reviewThreads.nodes;
  expect(thread.comments.nodes.map((each: any) => each.body)).toEqual([
    'h?',
    'That one',
  ]);
  // Back to the base: nothing of it is in the diff any more.
  await push(lines());
  expect((await threads()).pullRequest.reviewThreads.nodes).toMatchObject([
    { isOutdated: true },
    { isOutdated: true },
  ]);
});

it('resolves threads for who may write, once, and tells of it', async () => {
  const { at, threads, sha } = await open('resolve', lines('z'));
  await sandbox.octokit('reviewer').pulls.createReviewComment({
    ...at,
    ...{ body: 'Why?', commit_id: sha, path: 'main.tf', line: 7 },
  });
  const [thread] = (await threads()).pullRequest.reviewThreads.nodes;
  const set = (who: Person, name: string, id = thread.id) =>
    ask(
      who,
      `mutation ($id: ID!) { ${name}(input: { threadId: $id }) {
        thread { isResolved resolvedBy { login } viewerCanUnresolve } } }`,
      { id },
    );
  await expect(set('outsider', 'resolveReviewThread')).rejects.toMatchObject({
    errors: [{ type: 'FORBIDDEN' }],
  });
  await expect(
    set('reviewer', 'resolveReviewThread', 'PRRT_nothing'),
  ).rejects.toMatchObject({ errors: [{ type: 'NOT_FOUND' }] });
  log.take();
  const resolved = {
    thread: {
      isResolved: true,
      resolvedBy: { login: 'developer' },
      viewerCanUnresolve: true,
    },
  };
  const done = await set('developer', 'resolveReviewThread');
  expect(done.resolveReviewThread).toEqual(resolved);
  const again = await set('reviewer', 'resolveReviewThread');
  expect(again.resolveReviewThread).toEqual(resolved);
  expect((await threads()).pullRequest.reviewThreads.nodes).toMatchObject([
    { isResolved: true, resolvedBy: { login: 'developer' } },
  ]);
  await set('reviewer', 'unresolveReviewThread');
  expect(log.takeNames()).toEqual([
    'pull_request_review_thread.resolved',
    'pull_request_review_thread.unresolved',
  ]);
});

it('refuses to merge another head than the one that was seen', async () => {
  const { at, threads, push, sha } = await open('merge', lines('y'));
  await push(lines('y', 'x'));
  const { pulls, issues } = sandbox.octokit('reviewer');
  await expect(pulls.merge({ ...at, sha })).rejects.toMatchObject({
    status: 409,
  });
  await issues.createComment({
    ...repo,
    issue_number: at.pull_number,
    body: 'Now?',
  });
  const { data: pull } = await pulls.get(at);
  const { data } = await pulls.merge({
    ...at,
    sha: pull.head.sha,
    merge_method: 'squash',
  });
  const { pullRequest } = await threads();
  expect(pullRequest).toMatchObject({
    merged: true,
    mergedBy: { login: 'reviewer' },
    mergeCommit: { oid: data.sha },
    comments: { nodes: [{ body: 'Now?', lastEditedAt: null }] },
  });
  await expect(pulls.merge(at)).rejects.toMatchObject({ status: 405 });
});
