import { mockServices } from '@backstage/backend-test-utils';
import { type Forge, GitMirrors } from '@infra-portal/infra-node';
import { startSandbox, TestSandbox } from '@infra-portal/sandbox/testing';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { RepositoryReader } from './RepositoryReader';

jest.setTimeout(60_000);

let sandbox: TestSandbox;
let mirrors: GitMirrors;

beforeAll(async () => {
  sandbox = await startSandbox();
  mirrors = new GitMirrors({
    directory: await fs.mkdtemp(path.join(os.tmpdir(), 'reader-test-')),
    credentials: async () =>
      `Basic ${Buffer.from('x:ghp_test_platform-owner').toString('base64')}`,
    urlOf: ({ owner, name }) => `${sandbox.url}/${owner}/${name}.git`,
  });
});
afterAll(async () => {
  mirrors.close();
  await sandbox.close();
});

const intent = (service: string, description: string) => `version: 1
product: authhub
service: ${service}
description: ${description}
owner: group:default/developers
costCenter: CC-1001
goldenPath: { name: ecs-fargate, version: 1.0.0 }
environments: { dev: {}, prod: {} }
`;

it('reads proposals in order, and passes over what is broken or not there', async () => {
  const at = (service: string) => `stacks/authhub/${service}/service.yaml`;
  await sandbox.createRepository('read', {
    [at('api')]: intent('api', 'Real'),
    [at('__proto__')]: 'a: [',
    [at('bomb')]: `a: &a [1]\nb: [${'*a,'.repeat(1000)}]\n`,
    [at('large')]: `# ${'x'.repeat(5_000_000)}\n`,
    [at('liar')]: intent('api', 'Not this folder'),
    'elsewhere/service.yaml': intent('api', 'Not a place of services'),
    'golden-paths/ecs-fargate/golden-path.yaml':
      'stack: live/{environment}/{product}-{service}\n',
    'live/dev/authhub-api/main.tf': '# A stack.\n',
  });
  const copy = await sandbox.clone('developer', 'read');
  const open: { number: number; head: object }[] = [];
  for (const number of [3, 2]) {
    const branch = `portal/authhub/worker/try-${number}`;
    await copy.git('checkout', '-q', '-B', branch, 'origin/main');
    await copy.commit({
      [at('worker')]: intent('worker', `Proposal ${number}`),
      [at('api')]: intent('api', 'Changed'),
    });
    await copy.git('push', '-q', 'origin', branch);
    open.push({ number, head: { branch, commit: 'x' } });
  }
  const logger = mockServices.logger.mock();
  const { host } = new URL(sandbox.url);
  const repository = { host, owner: 'acme', name: 'read' };
  const openPullRequests = jest.fn(async () => open);
  const reader = new RepositoryReader({
    repository,
    url: `${sandbox.url}/acme/read`,
    mirror: mirrors.of(repository),
    forge: () => ({ openPullRequests } as unknown as Forge),
    logger,
  });
  const told = async () =>
    (await reader.read()).entities.map(
      ({ metadata }) =>
        `${metadata.name}: ${metadata.description} ${metadata.tags ?? ''}`,
    );
  expect(await told()).toEqual([
    'authhub-api: Real ',
    'authhub-api-dev: Terraform stack of authhub/api in dev ',
    'authhub-worker: Proposal 2 provisional',
    'authhub-worker-dev: Terraform stack of authhub/worker in dev provisional',
    'authhub-worker-prod: Terraform stack of authhub/worker in prod provisional',
  ]);
  const [, stack] = (await reader.read()).entities;
  expect(stack.metadata.annotations!['infra-portal.io/stack']).toBe(
    `${host}/acme/read//live/dev/authhub-api#default`,
  );
  expect(openPullRequests).toHaveBeenCalledTimes(1);
  for (const name of ['__proto__', 'bomb', 'large', 'liar']) {
    const warnings = logger.warn.mock.calls.filter(([text]) =>
      text.startsWith(`"${at(name)}"`),
    );
    // Once for the branch and once for each pull request that has it too.
    expect(warnings.length).toBeGreaterThan(0);
  }

  const branch = 'portal/authhub/worker/try-2';
  const event = { repository: '', branch, head: 'x' };
  reader.note({ ...event, number: 2, state: 'closed' });
  expect((await told())[2]).toBe('authhub-worker: Proposal 3 provisional');
  reader.note({ ...event, number: 2, state: 'open' });
  expect((await told())[2]).toBe('authhub-worker: Proposal 2 provisional');
});

it('proposes the stacks that a pull request adds to a service', async () => {
  const at = 'stacks/authhub/api/service.yaml';
  const folder = (environment: string) =>
    `stacks/authhub/api/${environment}/main.tf`;
  const described = (...environments: string[]) =>
    intent('api', 'Real').replace(
      '{ dev: {}, prod: {} }',
      `{ ${environments.map(name => `${name}: {}`).join(', ')} }`,
    );
  await sandbox.createRepository('grown', {
    [at]: described('dev'),
    [folder('dev')]: '# A stack.\n',
    'stacks/authhub/other/service.yaml': intent('other', 'Left alone'),
  });
  const copy = await sandbox.clone('developer', 'grown');
  const open: { number: number; head: object }[] = [];
  const propose = async (number: number, files: Record<string, string>) => {
    const branch = `portal/authhub/api/add-${number}`;
    await copy.git('checkout', '-q', '-B', branch, 'origin/main');
    await copy.commit(files);
    await copy.git('push', '-q', 'origin', branch);
    open.push({ number, head: { branch, commit: 'x' } });
  };
  await propose(5, {
    [at]: described('dev', 'prod', 'stg'),
    [folder('prod')]: '# Of the first.\n',
    'stacks/authhub/other/dev/main.tf': '# Nobody says that it is one.\n',
  });
  await propose(6, {
    [at]: described('dev', 'prod', 'stg', 'shared'),
    [folder('prod')]: '# Of the second.\n',
    [folder('stg')]: '# Of the second.\n',
  });
  const { host } = new URL(sandbox.url);
  const repository = { host, owner: 'acme', name: 'grown' };
  const reader = new RepositoryReader({
    repository,
    url: `${sandbox.url}/acme/grown`,
    mirror: mirrors.of(repository),
    forge: () => ({ openPullRequests: async () => open } as unknown as Forge),
    logger: mockServices.logger.mock(),
  });
  const { entities } = await reader.read();
  const request = (number: number) => ({
    tags: ['provisional'],
    annotations: { 'infra-portal.io/pull-request': String(number) },
  });
  expect(
    entities.filter(({ metadata }) => !/other/.test(metadata.name)),
  ).toMatchObject([
    { kind: 'Component', metadata: { name: 'authhub-api' } },
    { kind: 'Resource', metadata: { name: 'authhub-api-dev' } },
    { metadata: { name: 'authhub-api-prod', ...request(5) } },
    { metadata: { name: 'authhub-api-stg', ...request(6) } },
  ]);
  expect(entities.filter(({ metadata }) => metadata.tags)).toHaveLength(2);
});
