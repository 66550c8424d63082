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
    'main.tf': 'a\nb\nc\n',
    '.github/CODEOWNERS': '*.tf @acme/platform\n/docs/ @reviewer\n',
  });
  const { github } = sandbox;
  const acme = github.accounts.byLogin('acme')!;
  const team = github.teams.create(
    { org_id: acme.id, name: 'platform' },
    github.now(),
  );
  const owner = github.accounts.byLogin('platform-owner')!;
  github.teams.setMember(team.id, owner.id);
  const { id } = github.repositories.byName('acme', 'infra')!;
  github.teams.setRepository(team.id, id, 'push');
  copy = await sandbox.clone('developer', 'infra');
  log = new EventLog(sandbox, 'infra');
});
afterAll(() => sandbox.close());

let count = 0;
async function open(files: Record<string, string>, draft = false) {
  count += 1;
  const head = `change-${count}`;
  await copy.git('fetch', '--quiet', 'origin');
  await copy.git('checkout', '--quiet', '-B', head, 'origin/main');
  const sha = await copy.commit(files, `Change ${count}`);
  await copy.git('push', '--quiet', 'origin', head);
  log.take();
  const { data } = await sandbox.octokit('developer').pulls.create({
    ...repo,
    title: `Pull ${count}`,
    head,
    base: 'main',
    draft,
  });
  return { pull_number: data.number, issue_number: data.number, sha, head };
}
const stateOf = async (pull_number: number) =>
  (await sandbox.octokit('developer').pulls.get({ ...repo, pull_number })).data;
const status = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    e => [e.status, e.response?.data?.message],
  );

describe('reviews', () => {
  it('are asked of code owners and done when one reviews', async () => {
    const { pull_number } = await open({
      'main.tf': 'a\nB\nc\n',
      'docs/x.md': 'x',
    });
    const pull = await stateOf(pull_number);
    expect(pull.requested_teams!.map(t => t.slug)).toEqual(['platform']);
    expect(pull.requested_reviewers!.map((u: any) => u.login)).toEqual([
      'reviewer',
    ]);
    expect(log.takeNames()).toEqual([
      'pull_request.opened',
      'pull_request.review_requested',
      'pull_request.review_requested',
    ]);
    await sandbox.octokit('reviewer').pulls.createReview({
      ...repo,
      pull_number,
      event: 'APPROVE',
      body: 'Good',
    });
    await sandbox.octokit('platform-owner').pulls.createReview({
      ...repo,
      pull_number,
      event: 'APPROVE',
    });
    const after = await stateOf(pull_number);
    expect(after.requested_teams).toEqual([]);
    expect(after.requested_reviewers).toEqual([]);
    expect(log.takeNames()).toEqual([
      'pull_request_review.submitted',
      'pull_request_review.submitted',
    ]);
  });

  it('of drafts are asked when they are ready', async () => {
    const { pull_number } = await open({ 'draft.tf': 'x' }, true);
    expect((await stateOf(pull_number)).requested_teams).toEqual([]);
    const { node_id } = await stateOf(pull_number);
    await sandbox
      .octokit('developer')
      .graphql(
        `mutation ($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { clientMutationId } }`,
        { id: node_id, baseUrl: `${sandbox.url}/api`, request: { fetch } },
      );
    expect((await stateOf(pull_number)).requested_teams).toHaveLength(1);
    expect(log.takeNames()).toEqual([
      'pull_request.opened',
      'pull_request.ready_for_review',
      'pull_request.review_requested',
    ]);
  });

  it('wait, are submitted, edited and dismissed', async () => {
    const { pull_number, sha } = await open({ 'main.tf': 'a\nb\nC\n' });
    const reviewer = sandbox.octokit('reviewer').pulls;
    const at = { ...repo, pull_number };
    const { data: pending } = await reviewer.createReview({
      ...at,
      comments: [{ path: 'main.tf', line: 3, body: 'Why?' }],
    });
    expect(pending).toMatchObject({ state: 'PENDING', commit_id: sha });
    const seen = async (who: 'developer' | 'reviewer') =>
      (await sandbox.octokit(who).pulls.listReviews(at)).data.length;
    expect([await seen('developer'), await seen('reviewer')]).toEqual([0, 1]);
    expect(await status(reviewer.createReview(at))).toEqual([
      422,
      'User can only have one pending review per pull request',
    ]);
    log.take();
    const review = { ...at, review_id: pending.id };
    const { data: submitted } = await reviewer.submitReview({
      ...review,
      event: 'REQUEST_CHANGES',
      body: 'Please explain',
    });
    expect(submitted.state).toBe('CHANGES_REQUESTED');
    await reviewer.updateReview({ ...review, body: 'Please say why' });
    const { data: comments } = await reviewer.listCommentsForReview(review);
    expect(comments).toMatchObject([{ body: 'Why?', path: 'main.tf' }]);
    const { data: dismissed } = await sandbox
      .octokit('platform-owner')
      .pulls.dismissReview({ ...review, message: 'Explained' });
    expect(dismissed.state).toBe('DISMISSED');
    expect(log.takeNames()).toEqual([
      'pull_request_review.submitted',
      'pull_request_review_comment.created',
      'pull_request_review.edited',
      'pull_request_review.dismissed',
    ]);
  });

  it('of one’s own work are refused, and empty ones', async () => {
    const { pull_number } = await open({ 'own.txt': 'x' });
    const review = (who: 'developer' | 'reviewer', input: object) =>
      status(
        sandbox.octokit(who).pulls.createReview({
          ...repo,
          pull_number,
          ...input,
        } as any),
      );
    expect(await review('developer', { event: 'APPROVE' })).toEqual([
      422,
      'Can not approve your own pull request',
    ]);
    expect((await review('reviewer', { event: 'COMMENT' }))[0]).toBe(422);
    expect((await review('reviewer', { event: 'NONSENSE' }))[0]).toBe(422);
    expect(
      (
        await review('reviewer', { event: 'COMMENT', body: 'x'.repeat(65537) })
      )[0],
    ).toBe(422);
  });

  it('may be asked for by name', async () => {
    const { pull_number } = await open({ 'ask.txt': 'x' });
    const { pulls } = sandbox.octokit('developer');
    const at = { ...repo, pull_number };
    await pulls.requestReviewers({
      ...at,
      reviewers: ['reviewer'],
      team_reviewers: ['platform'],
    });
    const { data } = await pulls.listRequestedReviewers(at);
    expect(data.users.map(u => u.login)).toEqual(['reviewer']);
    expect(data.teams.map(t => t.slug)).toEqual(['platform']);
    await pulls.removeRequestedReviewers({ ...at, reviewers: ['reviewer'] });
    expect((await pulls.listRequestedReviewers(at)).data.users).toEqual([]);
    expect(
      (
        await status(
          pulls.requestReviewers({ ...at, reviewers: ['developer'] }),
        )
      )[0],
    ).toBe(422);
    expect(log.takeNames().slice(1)).toEqual([
      'pull_request.review_requested',
      'pull_request.review_requested',
      'pull_request.review_request_removed',
    ]);
  });
});

describe('comments on lines', () => {
  it('have threads, and lose their place when the code changes', async () => {
    const { pull_number, sha, head } = await open({
      'main.tf': 'a\nb\nc\nd\n',
    });
    const { pulls } = sandbox.octokit('reviewer');
    const at = { ...repo, pull_number };
    log.take();
    const { data: first } = await pulls.createReviewComment({
      ...at,
      body: 'New',
      commit_id: sha,
      path: 'main.tf',
      line: 4,
      side: 'RIGHT',
    });
    expect(first).toMatchObject({ line: 4, position: 4, side: 'RIGHT' });
    expect(first.diff_hunk).toMatch(/^@@ .*\+d$/s);
    const { data: reply } = await pulls.createReplyForReviewComment({
      ...at,
      comment_id: first.id,
      body: 'Indeed',
    });
    expect(reply.in_reply_to_id).toBe(first.id);
    await pulls.updateReviewComment({
      ...repo,
      comment_id: reply.id,
      body: 'Yes',
    });
    expect(log.takeNames()).toEqual([
      'pull_request_review.submitted',
      'pull_request_review_comment.created',
      'pull_request_review.submitted',
      'pull_request_review_comment.created',
      'pull_request_review_comment.edited',
    ]);
    await copy.commit({ 'main.tf': 'a\nb\nc\ne\n' });
    await copy.git('push', '--quiet', 'origin', head);
    const { data: all } = await pulls.listReviewComments(at);
    expect(all).toMatchObject([
      { id: first.id, position: null, line: null, original_line: 4 },
      { body: 'Yes', position: null },
    ]);
    await pulls.deleteReviewComment({ ...repo, comment_id: reply.id });
    expect(
      await status(pulls.getReviewComment({ ...repo, comment_id: reply.id })),
    ).toEqual([404, 'Not Found']);
    for (const wrong of [
      { path: 'other.tf', line: 1 },
      { path: 'main.tf', line: 99 },
      { path: 'main.tf' },
      { path: 'main.tf', line: 3, start_line: 4 },
    ]) {
      const made = pulls.createReviewComment({
        ...at,
        body: 'x',
        commit_id: sha,
        ...wrong,
      } as any);
      expect((await status(made))[0]).toBe(422);
    }
  });
});

describe('a protected branch', () => {
  const protect = (rules: object) =>
    sandbox.octokit('platform-owner').repos.updateBranchProtection({
      ...repo,
      branch: 'main',
      required_status_checks: null,
      required_pull_request_reviews: null,
      enforce_admins: true,
      restrictions: null,
      ...rules,
    });
  const merge = (pull_number: number) =>
    status(
      sandbox.octokit('platform-owner').pulls.merge({ ...repo, pull_number }),
    );
  const review = (
    who: 'reviewer' | 'platform-owner',
    pull_number: number,
    event: 'APPROVE' | 'REQUEST_CHANGES',
  ) =>
    sandbox
      .octokit(who)
      .pulls.createReview({ ...repo, pull_number, event, body: 'x' });
  const mark = (sha: string, state: 'success' | 'failure' | 'pending') =>
    sandbox.octokit('developer').repos.createCommitStatus({
      ...repo,
      sha,
      state,
      context: 'atlantis/plan',
    });

  it('waits for reviews, owners and checks', async () => {
    await protect({
      required_pull_request_reviews: {
        required_approving_review_count: 1,
        require_code_owner_reviews: true,
        dismiss_stale_reviews: true,
      },
      required_status_checks: { strict: true, contexts: ['atlantis/plan'] },
    });
    const { pull_number, sha, head } = await open({ 'guarded.tf': 'x\n' });
    const other = await open({ 'elsewhere.txt': 'x' });
    const state = async () => (await stateOf(pull_number)).mergeable_state;
    expect(await state()).toBe('blocked');
    expect(await merge(pull_number)).toEqual([
      405,
      'At least 1 approving review is required by reviewers with write access.',
    ]);
    await review('reviewer', pull_number, 'APPROVE');
    expect(await merge(pull_number)).toEqual([
      405,
      'Waiting on code owner review.',
    ]);
    await review('platform-owner', pull_number, 'APPROVE');
    expect(await merge(pull_number)).toEqual([
      405,
      'Required status check "atlantis/plan" is expected.',
    ]);
    await mark(sha, 'failure');
    expect(await merge(pull_number)).toEqual([
      405,
      'Required status check "atlantis/plan" is failing.',
    ]);
    await mark(sha, 'success');
    expect(await state()).toBe('clean');

    // New commits take the approvals back.
    await copy.git('checkout', '--quiet', head);
    const next = await copy.commit({ 'guarded.tf': 'y\n' });
    await copy.git('push', '--quiet', 'origin', head);
    await mark(next, 'success');
    expect(await state()).toBe('blocked');
    await review('platform-owner', pull_number, 'APPROVE');
    await review('reviewer', pull_number, 'REQUEST_CHANGES');
    expect((await merge(pull_number))[1]).toBe(
      'Changes have been requested on this pull request.',
    );
    await review('reviewer', pull_number, 'APPROVE');
    expect(await state()).toBe('clean');

    await review('reviewer', other.pull_number, 'APPROVE');
    await mark(other.sha, 'success');
    expect(await merge(other.pull_number)).toBe('done');
    expect(await state()).toBe('behind');
    expect((await merge(pull_number))[0]).toBe(405);
  });

  it('is unstable when an optional check fails', async () => {
    await protect({});
    const { pull_number, sha } = await open({ 'optional.txt': 'x' });
    await mark(sha, 'failure');
    expect((await stateOf(pull_number)).mergeable_state).toBe('unstable');
    expect(await merge(pull_number)).toBe('done');
  });
});
