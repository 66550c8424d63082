import { runPageSchema, locksSchema } from '@infra-portal/infra-common';
import { startSandbox, type TestSandbox } from '@infra-portal/sandbox/testing';
import type { AddressInfo } from 'node:net';
import { SECRET, startStacks, until } from './__testUtils__/startStacks';

jest.setTimeout(120_000);

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ atlantis: true });
});
afterAll(() => sandbox.close());

const STACK = `terraform {
  backend "s3" {}
}
`;
const MORE = `resource "terraform_data" "one" {
  input = "a"
}
`;

it('follows a pull request from its plan to its merge', async () => {
  const files = {
    'atlantis.yaml':
      'version: 3\nprojects:\n  - name: api-dev\n    dir: stacks/api/dev\n',
    'stacks/api/dev/main.tf': STACK,
  };
  await sandbox.createRepository('runs', files);
  const copy = await sandbox.clone('developer', 'runs');
  await copy.git('checkout', '--quiet', '-b', 'change');
  await copy.commit({ 'stacks/api/dev/more.tf': MORE });
  await copy.git('push', '--quiet', 'origin', 'change');
  const octokit = sandbox.octokit('developer');
  const place = { owner: 'acme', repo: 'runs' };
  const { data: pull } = await octokit.pulls.create({
    ...place,
    title: 'Change the queue',
    head: 'change',
    base: 'main',
  });
  await sandbox.settle();
  await octokit.issues.createComment({
    ...place,
    issue_number: pull.number,
    body: 'atlantis apply',
  });
  await sandbox.settle();
  const statuses = await octokit.repos.listCommitStatusesForRef({
    ...place,
    ref: pull.head.sha,
  });
  const told = statuses.data
    .filter(({ context }) => context.includes(': '))
    .map(({ context, state }) => `${context} ${state}`);

  const { backend, get } = await startStacks(sandbox, ['runs']);
  const page = await until(async () => {
    const { body } = await get('/runs');
    return body.items?.length > 0 ? runPageSchema.parse(body) : undefined;
  });
  expect(
    page.items
      .filter(({ project }) => project)
      .map(({ command, project, dir, state, actor }) => ({
        ...{ command, project, dir, state, actor },
      })),
  ).toEqual([
    {
      command: 'apply',
      project: 'api-dev',
      dir: 'stacks/api/dev',
      state: 'succeeded',
      actor: 'developer',
    },
    {
      command: 'plan',
      project: 'api-dev',
      dir: 'stacks/api/dev',
      state: 'succeeded',
      actor: undefined,
    },
  ]);
  // What the API tells is what the statuses said.
  expect(told).toEqual(
    expect.arrayContaining([
      'atlantis/plan: api-dev success',
      'atlantis/apply: api-dev success',
    ]),
  );
  const [apply, plan] = page.items;
  const detail = (await get(`/runs/${plan.id}`)).body;
  expect(detail.resources?.length).toBeGreaterThan(0);
  expect(apply.pullRequest).toMatchObject({
    number: pull.number,
    title: 'Change the queue',
  });
  const locks = locksSchema.parse(
    await until(async () => {
      const { body } = await get('/locks');
      return body.servers?.[0]?.observedAt ? body : undefined;
    }),
  );
  expect(locks.items).toMatchObject([
    {
      dir: 'stacks/api/dev',
      project: 'api-dev',
      pullRequest: { number: pull.number, state: 'open' },
      hint: 'apply',
    },
  ]);

  // From here on GitHub tells what happens.
  const { port } = backend.server.address() as AddressInfo;
  await sandbox.octokit('platform-owner').repos.createWebhook({
    ...place,
    events: ['pull_request', 'status', 'issue_comment'],
    config: {
      url: `http://localhost:${port}/api/infra-stacks/webhooks/github`,
      content_type: 'json',
      secret: SECRET,
    },
  });
  await sandbox
    .octokit('platform-owner')
    .pulls.merge({ ...place, pull_number: pull.number });
  await until(async () => {
    const { body } = await get('/locks');
    return body.items.length === 0 ? true : undefined;
  });
  const after = runPageSchema.parse((await get('/runs')).body);
  expect(after.items.map(({ id, state }) => [id, state])).toEqual(
    page.items.map(({ id, state }) => [id, state]),
  );
  await backend.stop();
});
