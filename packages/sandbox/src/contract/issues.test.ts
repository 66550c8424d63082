import { EventLog, startSandbox, TestSandbox, tokenOf } from '../testing';

// Other work on the machine may slow this down.
jest.setTimeout(60_000);

let sandbox: TestSandbox;
let log: EventLog;
const repo = { owner: 'acme', repo: 'infra' };

beforeAll(async () => {
  sandbox = await startSandbox();
  await sandbox.createRepository('infra');
  log = new EventLog(sandbox, 'infra');
});
afterAll(() => sandbox.close());

const status = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    e => e.status,
  );
const create = async (title: string, more: object = {}) =>
  (
    await sandbox
      .octokit('developer')
      .issues.create({ ...repo, title, ...more })
  ).data;

describe('issues', () => {
  it('are opened, changed, closed and reopened', async () => {
    const { issues } = sandbox.octokit('developer');
    log.take();
    const issue = await create('Broken', {
      body: 'See',
      labels: ['bug', 'Urgent'],
      assignees: ['reviewer', 'outsider'],
    });
    expect(issue).toMatchObject({
      title: 'Broken',
      state: 'open',
      user: { login: 'developer' },
      author_association: 'MEMBER',
    });
    // Who has no access is left out, as on GitHub.
    expect(issue.assignees!.map(a => a.login)).toEqual(['reviewer']);
    expect(issue.labels.map((l: any) => l.name)).toEqual(['bug', 'Urgent']);
    const at = { ...repo, issue_number: issue.number };
    await issues.update({ ...at, title: 'Mended', body: 'Look' });
    const { data: closed } = await issues.update({
      ...at,
      state: 'closed',
      state_reason: 'not_planned',
    });
    expect(closed).toMatchObject({
      state: 'closed',
      state_reason: 'not_planned',
      closed_by: { login: 'developer' },
    });
    await issues.update({ ...at, state: 'open' });
    expect(log.takeNames()).toEqual([
      'issues.opened',
      'issues.labeled',
      'issues.labeled',
      'issues.assigned',
      'issues.edited',
      'issues.closed',
      'issues.reopened',
    ]);
    expect(await status(issues.get({ ...repo, issue_number: 9999 }))).toBe(404);
  });

  it('are listed with filters', async () => {
    const one = await create('One', { labels: ['filter'] });
    const two = await create('Two', { labels: ['filter', 'bug'] });
    const list = async (query: object) =>
      (
        await sandbox
          .octokit('reviewer')
          .issues.listForRepo({ ...repo, ...query })
      ).data.map(issue => issue.number);
    expect(await list({ labels: 'filter' })).toEqual([two.number, one.number]);
    expect(await list({ labels: 'filter,bug' })).toEqual([two.number]);
    expect(await list({ labels: 'filter', direction: 'asc' })).toEqual([
      one.number,
      two.number,
    ]);
    expect(await list({ creator: 'reviewer' })).toEqual([]);
    expect(await list({ state: 'closed' })).toEqual([]);
  });

  it('refuse texts that are too long, and people without the right', async () => {
    const developer = sandbox.octokit('developer');
    const issue = await create('Mine');
    const at = { ...repo, issue_number: issue.number };
    const long = (length: number) => 'x'.repeat(length);
    for (const wrong of [
      { title: '' },
      { title: long(257) },
      { title: 'x', body: long(65_537) },
      { title: 'x', labels: ['', 'y'] },
      { title: 7 },
    ]) {
      expect(
        await status(developer.issues.create({ ...repo, ...wrong } as any)),
      ).toBe(422);
    }
    const outsider = sandbox.octokit('outsider');
    expect(await status(outsider.issues.update({ ...at, title: 'x' }))).toBe(
      403,
    );
    expect(
      await status(outsider.issues.addLabels({ ...at, labels: ['x'] })),
    ).toBe(403);
    const nobody = sandbox.octokit();
    expect(await status(nobody.issues.create({ ...repo, title: 'x' }))).toBe(
      401,
    );
    await developer.issues.lock(at);
    expect(
      await status(outsider.issues.createComment({ ...at, body: 'x' })),
    ).toBe(403);
    await developer.issues.unlock(at);
    expect(
      await status(outsider.issues.createComment({ ...at, body: 'x' })),
    ).toBe('done');
  });
});

describe('comments, labels and reactions', () => {
  it('are kept, told about and taken away', async () => {
    const issue = await create('Talk');
    const at = { ...repo, issue_number: issue.number };
    const { issues, reactions } = sandbox.octokit('developer');
    log.take();
    const { data: comment } = await issues.createComment({
      ...at,
      body: '**Plan** <script>',
    });
    const one = { ...repo, comment_id: comment.id };
    expect(comment).toMatchObject({ user: { login: 'developer' } });
    await issues.updateComment({ ...one, body: 'Changed' });
    const { data: listed } = await issues.listComments(at);
    expect(listed.map(c => c.body)).toEqual(['Changed']);
    const { data: all } = await issues.listCommentsForRepo({
      ...repo,
      sort: 'created',
      direction: 'desc',
    });
    expect(all[0].id).toBe(comment.id);
    const eyes = await reactions.createForIssueComment({
      ...one,
      content: 'eyes',
    });
    const again = await reactions.createForIssueComment({
      ...one,
      content: 'eyes',
    });
    expect([eyes.status, again.status]).toEqual([201, 200]);
    expect((await issues.getComment(one)).data.reactions?.eyes).toBe(1);
    expect(
      await status(
        reactions.createForIssueComment({ ...one, content: 'party' as any }),
      ),
    ).toBe(422);
    await reactions.deleteForIssueComment({
      ...one,
      reaction_id: eyes.data.id,
    });
    await reactions.createForIssue({ ...at, content: '+1' });
    expect((await reactions.listForIssue(at)).data).toHaveLength(1);
    expect(
      await status(sandbox.octokit('outsider').issues.deleteComment(one)),
    ).toBe(403);
    await issues.deleteComment(one);
    expect(await status(issues.getComment(one))).toBe(404);
    expect(log.takeNames()).toEqual([
      'issue_comment.created',
      'issue_comment.edited',
      'issue_comment.deleted',
    ]);
  });

  it('labels have colors and stick to issues', async () => {
    const { issues } = sandbox.octokit('developer');
    log.take();
    await issues.createLabel({ ...repo, name: 'new', color: 'ff0000' });
    expect(await status(issues.createLabel({ ...repo, name: 'NEW' }))).toBe(
      422,
    );
    expect(
      await status(issues.createLabel({ ...repo, name: 'x', color: 'red' })),
    ).toBe(422);
    const { data: label } = await issues.updateLabel({
      ...repo,
      name: 'new',
      new_name: 'newer',
      description: 'Text',
    });
    expect(label).toMatchObject({ name: 'newer', color: 'ff0000' });
    const issue = await create('Sticky');
    const at = { ...repo, issue_number: issue.number };
    const names = async () =>
      (await issues.listLabelsOnIssue(at)).data.map(l => l.name);
    await issues.addLabels({ ...at, labels: ['newer', 'made'] });
    expect(await names()).toEqual(['made', 'newer']);
    await issues.setLabels({ ...at, labels: ['made'] });
    expect(await names()).toEqual(['made']);
    expect(await status(issues.removeLabel({ ...at, name: 'none' }))).toBe(404);
    await issues.removeLabel({ ...at, name: 'made' });
    await issues.removeAllLabels(at);
    await issues.deleteLabel({ ...repo, name: 'newer' });
    expect(log.takeNames()).toEqual([
      'label.created',
      'label.edited',
      'issues.opened',
      'issues.labeled',
      'issues.labeled',
      'issues.unlabeled',
      'issues.unlabeled',
      'label.deleted',
    ]);
  });

  it('assignees must have access', async () => {
    const { issues } = sandbox.octokit('developer');
    const issue = await create('Work');
    const at = { ...repo, issue_number: issue.number };
    const { data } = await issues.addAssignees({
      ...at,
      assignees: ['reviewer', 'outsider', 'nobody'],
    });
    expect(data.assignees!.map(a => a.login)).toEqual(['reviewer']);
    const gone = await issues.removeAssignees({
      ...at,
      assignees: ['reviewer'],
    });
    expect(gone.data.assignees).toEqual([]);
    const { data: who } = await issues.listAssignees(repo);
    expect(who.map(a => a.login)).toEqual([
      'developer',
      'reviewer',
      'platform-owner',
    ]);
    expect(
      await status(
        issues.checkUserCanBeAssigned({ ...repo, assignee: 'outsider' }),
      ),
    ).toBe(404);
  });
});

it('answers broken bodies in GitHub’s words', async () => {
  const send = async (body: string) => {
    const response = await sandbox.rest(
      'developer',
      '/repos/acme/infra/issues',
      {
        method: 'POST',
        body,
        headers: { authorization: tokenOf('developer') },
      },
    );
    return [response.status, (await response.json()).message];
  };
  expect(await send('{')).toEqual([400, 'Problems parsing JSON']);
  expect(await send('[]')).toEqual([400, 'Body should be a JSON object']);
});
