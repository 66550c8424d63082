import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import type { PullRuns } from '@infra-portal/infra-common';
import { createForgePeople } from '@infra-portal/infra-node';
import { randomUUID } from 'node:crypto';
import {
  minji,
  orderFor,
  sqlite,
  tokens,
  World,
} from '../requests/__testUtils__/world';
import { CommandService } from './CommandService';
import { CommandStore } from './CommandStore';
import type { GitHubIdentity } from './identity';
import type { Command } from './types';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.close());
beforeEach(() => world.proxy.reset());

const DEVELOPER = 'ghp_test_developer';
const runsOf = (repository: string, number: number): PullRuns => ({
  ...{ repository, number, executable: 'atlantis', usual: {}, stale: [] },
  stacks: [
    {
      dir: 'stacks/authhub/tokens/dev',
      project: 'authhub-tokens-dev',
      plan: {
        ...{ id: 'p', state: 'succeeded', at: '2026-11-22T00:00:00Z' },
        hasChanges: true,
      },
    },
  ],
});

/** A request whose pull request is open and planned, and what commands it. */
async function opened(name: string, identity: GitHubIdentity) {
  const repository = await world.repository(name);
  const mirrors = world.mirrors(name);
  const database = await sqlite();
  const { service } = world.portal(database, {
    mirrors,
    pullRunsOf: async (of, number) => runsOf(of, number),
  });
  const order = await orderFor(mirrors, repository, tokens());
  const { request } = await service.submit(order, minji);
  const { host } = repository;
  const url = world.proxy.url;
  const github = [{ host, apiBaseUrl: `${url}/api/v3`, token: 'ghp_none' }];
  const config = new ConfigReader({ integrations: { github } });
  const commands = new CommandService({
    requests: service,
    forges: world.forges(),
    people: createForgePeople({
      integrations: ScmIntegrations.fromConfig(config),
      timeout: 3_000,
    }),
    store: new CommandStore(database),
    identityOf: async () => identity,
    signInHost: host,
    sleep: async () => {},
  });
  const command = (more: Partial<Command> = {}): Command => ({
    command: 'plan',
    head: request.pullRequest!.head,
    key: randomUUID(),
    token: DEVELOPER,
    ...more,
  });
  const { number } = request.pullRequest!;
  const comments = async () => {
    const { data } = await world.octokit().issues.listComments({
      ...{ owner: 'acme', repo: name, issue_number: number },
    });
    return data
      .filter(({ body }) => body?.startsWith('atlantis '))
      .map(({ body, user }) => `${user?.login}: ${body}`);
  };
  const run = (more?: Partial<Command>) =>
    commands.run(request.id, minji.userRef, command(more));
  const refusal = (more?: Partial<Command>) =>
    run(more).then(
      () => 'done',
      error => error.refusal ?? error,
    );
  return { service, request, number, database, comments, run, refusal };
}

it('comments as the person, once for each press', async () => {
  const { comments, run, refusal, database } = await opened('once', {
    login: 'Developer',
  });
  const key = randomUUID();
  const [first, second] = await Promise.all([run({ key }), run({ key })]);
  expect(second).toEqual(first);
  expect(first).toMatchObject({
    ...{ command: 'plan', by: 'developer' },
    url: expect.stringContaining('#issuecomment-'),
  });
  expect(await run({ key })).toEqual(first);
  expect(await comments()).toEqual(['developer: atlantis plan']);
  await run({ project: 'authhub-tokens-dev' });
  expect(await comments()).toContain(
    'developer: atlantis plan -p authhub-tokens-dev',
  );
  expect(await refusal({ key, command: 'unlock' })).toBe('key-used');
  expect(JSON.stringify(await database('request_commands'))).not.toContain(
    DEVELOPER,
  );
});

it('refuses what makes no sense, or no sense any more', async () => {
  const opener = await opened('sense', { login: 'developer' });
  const { service, request, number, refusal, comments, run } = opener;
  await expect(run({ command: 'apply' })).rejects.toMatchObject({
    ...{ refusal: 'senseless', reason: 'approval', statusCode: 409 },
  });
  expect(await refusal({ project: 'other' })).toBe('no-project');
  expect(await refusal({ head: 'b'.repeat(40) })).toBe('stale');
  const place = { owner: 'acme', repo: 'sense', pull_number: number };
  await world.sandbox
    .octokit('reviewer')
    .pulls.createReview({ ...place, event: 'APPROVE' });
  await service.resume(request.id, minji);
  await opener.database('service_requests').update({ due_at: '2000' });
  await service.runDue();
  expect(await refusal({ command: 'apply' })).toBe('done');
  expect(await refusal({ command: 'unlock' })).toBe('done');
  expect(await comments()).toEqual([
    'developer: atlantis apply',
    'developer: atlantis unlock',
  ]);
  await world.octokit().pulls.update({ ...place, state: 'closed' });
  expect(await refusal()).toBe('closed');
});

it('comments for nobody but the owner of the token, who may', async () => {
  const { refusal, comments } = await opened('who', { id: '1', login: 'x' });
  expect(await refusal()).toBe('not-you');
  expect(await refusal({ token: 'ghp_expired_long_ago' })).toBe('token');
  const nobody = await opened('nobody', {});
  expect(await nobody.refusal()).toBe('unknown-you');
  expect(await comments()).toEqual([]);
});
