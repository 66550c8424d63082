import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { createForges, GitMirrors } from '@infra-portal/infra-node';
import { startSandbox, TestSandbox } from '@infra-portal/sandbox/testing';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openDatabase, Repositories } from '../database';
import { RepositoryWatcher } from './RepositoryWatcher';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
let sandbox: TestSandbox;
let mirrors: GitMirrors;

beforeAll(async () => {
  sandbox = await startSandbox();
  mirrors = new GitMirrors({
    directory: await fs.mkdtemp(path.join(os.tmpdir(), 'watch-test-')),
    credentials: async () =>
      `Basic ${Buffer.from('x:ghp_test_platform-owner').toString('base64')}`,
    urlOf: ({ owner, name }) => `${sandbox.url}/${owner}/${name}.git`,
  });
});
afterAll(async () => {
  mirrors.close();
  await sandbox.close();
});

async function watch(...names: string[]) {
  const { host } = new URL(sandbox.url);
  const apiBaseUrl = `${sandbox.url}/api/v3`;
  const knex = await databases.init('SQLITE_3');
  const told: unknown[] = [];
  const logger = mockServices.logger.mock();
  const watcher = new RepositoryWatcher({
    repositories: names.map(name => ({ host, owner: 'acme', name })),
    mirrors,
    forges: createForges({
      integrations: ScmIntegrations.fromConfig(
        mockServices.rootConfig({
          data: {
            integrations: {
              github: [{ host, apiBaseUrl, token: 'ghp_test_platform-owner' }],
            },
          },
        }),
      ),
    }),
    known: new Repositories(
      await openDatabase(mockServices.database({ knex })),
    ),
    publish: async (topic, payload) => {
      told.push({ topic, ...payload });
    },
    logger,
  });
  const take = () => told.splice(0);
  return { watcher, take, logger, repository: `${host}/acme/${names[0]}` };
}

it('finds out what no webhook told, each thing once', async () => {
  await sandbox.createRepository('watched', { 'a.txt': 'a' });
  const { watcher, take, repository, logger } = await watch('watched', 'none');
  await watcher.lookAtAll();
  expect(take()).toEqual([
    expect.objectContaining({
      topic: 'infra-portal.push',
      repository,
      branch: 'main',
    }),
  ]);
  // The repository that is missing is told of, and stops nothing.
  expect(logger.warn).toHaveBeenCalledWith(
    expect.stringContaining('acme/none'),
  );

  const branch = 'portal/authhub/api/create';
  const copy = await sandbox.clone('developer', 'watched');
  await copy.git('checkout', '-q', '-b', branch);
  const head = await copy.commit({ 'b.txt': 'b' });
  await copy.git('push', '-q', 'origin', branch);
  const { pulls } = sandbox.octokit('developer');
  const where = { owner: 'acme', repo: 'watched' };
  const { data } = await pulls.create({
    ...where,
    title: 'Create',
    head: branch,
    base: 'main',
  });
  const { number } = data;
  await watcher.lookAtAll();
  const pull = { topic: 'infra-portal.pull-request', repository, number };
  expect(take()).toEqual([
    { topic: 'infra-portal.push', repository, branch, commit: head },
    { ...pull, state: 'open', branch, head },
  ]);
  await watcher.lookAtAll();
  expect(take()).toEqual([]);

  // Closed, and a late message that says otherwise.
  await pulls.update({ ...where, pull_number: number, state: 'closed' });
  await watcher.lookAtAll();
  expect(take()).toEqual([{ ...pull, state: 'closed', branch, head }]);
  const late = { kind: 'pull-request', repository, number, branch } as const;
  await watcher.handle({ ...late, state: 'open', head });
  expect(take()).toEqual([{ ...pull, state: 'open', branch, head }]);
  await watcher.lookAtAll();
  expect(take()).toEqual([{ ...pull, state: 'closed', branch, head }]);

  await copy.git('push', '-q', 'origin', `:${branch}`);
  await watcher.handle({ kind: 'push', repository: repository.toUpperCase() });
  expect(take()).toEqual([{ topic: 'infra-portal.push', repository, branch }]);
});

it('passes on what was said of a commit', async () => {
  const { watcher, take, repository } = await watch('watched');
  const commit = 'a'.repeat(40);
  await watcher.handle({ kind: 'checks', repository, commit });
  await watcher.handle({ kind: 'checks', repository, commit, number: 3 });
  await watcher.handle({
    kind: 'checks',
    repository: 'github.com/other/one',
    commit,
  });
  const topic = 'infra-portal.checks';
  expect(take()).toEqual([
    { topic, repository, commit },
    { topic, repository, commit, number: 3 },
  ]);
  await watcher.handle({ kind: 'conversation', repository, number: 3 });
  expect(take()).toEqual([
    { topic: 'infra-portal.conversation', repository, number: 3 },
  ]);
});
