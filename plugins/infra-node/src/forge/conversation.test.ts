import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { startSandbox, type TestSandbox } from '@infra-portal/sandbox/testing';
import { createForges } from './forges';
import { createForgePeople } from './people';

jest.setTimeout(60_000);

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => `line ${index}\n`).join('');

/** An open pull request that adds a file of 120 lines, and who is around it. */
async function opened(name: string) {
  await sandbox.createRepository(name, { 'main.tf': 'a\n' });
  const copy = await sandbox.clone('developer', name);
  await copy.git('checkout', '--quiet', '-b', 'change');
  const head = await copy.commit({ 'new.tf': lines(120) });
  await copy.git('push', '--quiet', 'origin', 'change');
  const place = { owner: 'acme', repo: name };
  const { data } = await sandbox.octokit('developer').pulls.create({
    ...{ ...place, title: 'Change', head: 'change', base: 'main' },
  });
  const { host } = new URL(sandbox.url);
  const github = [
    {
      ...{ host, apiBaseUrl: `${sandbox.url}/api/v3` },
      token: 'ghp_test_platform-owner',
    },
  ];
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({ integrations: { github } }),
  );
  const repository = { host, owner: 'acme', name };
  const { history } = createForges({ integrations }).of(repository);
  const people = createForgePeople({ integrations });
  return {
    ...{ copy, head, place, number: data.number },
    read: () => history.conversation(data.number),
    history,
    person: (who: string) => people.of(repository, `ghp_test_${who}`),
  };
}

const comment = (line: number, body = `on ${line}`) => ({
  ...{ path: 'new.tf', line, body },
  side: 'after' as const,
});

it('reads every thread, comment and review, however many there are', async () => {
  const { read, person, number, head, history } = await opened('all');
  const reviewer = person('reviewer');
  const threads = 60;
  await reviewer.review(number, {
    ...{ verdict: 'request-changes', commit: head, body: 'Look' },
    comments: Array.from({ length: threads }, (_, index) => comment(index + 1)),
  });
  const [{ comments }] = (await read()).threads;
  const replies = 100;
  for (let index = 0; index < replies; index += 1) {
    await reviewer.reply(number, comments[0].number, `answer ${index}`);
  }
  const found = await read();
  expect(found.threads.map(({ line }) => line)).toEqual(
    Array.from({ length: threads }, (_, index) => index + 1),
  );
  const bodies = found.threads[0].comments.map(({ body }) => body);
  expect(bodies).toHaveLength(replies + 1);
  expect(bodies.at(-1)).toBe(`answer ${replies - 1}`);
  // GitHub makes a review of each reply, so these have two pages.
  expect(found.reviews).toHaveLength(replies + 1);
  expect(found.reviews[0]).toMatchObject({
    ...{ author: 'reviewer', state: 'changes-requested', body: 'Look' },
    commit: head,
  });
  expect(found.threads[1].comments[0].review).toBe(found.reviews[0].id);
  await expect(history.conversation(99)).rejects.toMatchObject({
    failure: 'not-found',
  });
});

it('lets people say, answer, resolve and merge', async () => {
  const { read, person, number, head, copy } = await opened('acts');
  const [reviewer, developer] = [person('reviewer'), person('developer')];
  await reviewer.review(number, {
    ...{ verdict: 'comment', commit: head, body: '' },
    comments: [{ ...comment(5, 'these'), startLine: 3 }],
  });
  const { threads, ...before } = await read();
  expect(threads).toMatchObject([{ line: 5, startLine: 3, side: 'after' }]);
  expect(before).toMatchObject({
    ...{ author: 'developer', state: 'open', draft: false, head },
    ...{ mergeable: true, mergeMethods: ['merge', 'squash', 'rebase'] },
  });
  await developer.setResolved(threads[0].id, true);
  expect((await read()).threads[0]).toMatchObject({
    ...{ resolved: true, resolvedBy: 'developer' },
  });
  await expect(
    person('outsider').setResolved(threads[0].id, false),
  ).rejects.toMatchObject({ failure: 'forbidden' });
  const approval = { verdict: 'approve', commit: head, body: '' } as const;
  await expect(
    developer.review(number, { ...approval, comments: [] }),
  ).rejects.toMatchObject({
    failure: 'invalid',
    details: { said: expect.stringContaining('approve your own') },
  });
  await expect(
    reviewer.review(number, { ...approval, comments: [comment(999)] }),
  ).rejects.toMatchObject({ failure: 'invalid' });

  const next = await copy.commit({ 'more.tf': 'b\n' });
  await copy.git('push', '--quiet', 'origin', 'change');
  await expect(
    reviewer.merge(number, { head, method: 'squash' }),
  ).rejects.toMatchObject({ failure: 'conflict', details: { status: 409 } });
  const { commit } = await reviewer.merge(number, {
    ...{ head: next, method: 'squash' },
  });
  expect(await read()).toMatchObject({
    ...{ state: 'merged', mergedBy: 'reviewer', mergeCommit: commit },
  });
  await expect(
    reviewer.merge(number, { head: next, method: 'squash' }),
  ).rejects.toMatchObject({ failure: 'invalid', details: { status: 405 } });
});
