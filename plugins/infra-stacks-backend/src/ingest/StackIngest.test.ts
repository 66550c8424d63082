import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { GitMirrors } from '@infra-portal/infra-node';
import { startSandbox, TestSandbox } from '@infra-portal/sandbox/testing';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '../database';
import { StackStore } from '../readModel';
import { StackIngest } from './StackIngest';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
let sandbox: TestSandbox;
const opened: GitMirrors[] = [];

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  for (const mirrors of opened) mirrors.close();
  await sandbox.close();
});

/** One replica: a mirror of its own, and the database of all. */
async function replica(store: StackStore, repository: string) {
  const mirrors = new GitMirrors({
    directory: await fs.mkdtemp(path.join(os.tmpdir(), 'ingest-test-')),
    credentials: async () =>
      `Basic ${Buffer.from('x:ghp_test_platform-owner').toString('base64')}`,
    urlOf: ({ owner, name }) => `${sandbox.url}/${owner}/${name}.git`,
  });
  opened.push(mirrors);
  const ref = { host: 'localhost', owner: 'acme', name: repository };
  return new StackIngest({
    repositories: [
      { repository: ref, url: `${sandbox.url}/acme/${repository}` },
    ],
    mirrors,
    store,
    changed: async () => {},
    logger: mockServices.logger.mock(),
  });
}

it('follows the branch whichever replica is told of a push', async () => {
  await sandbox.createRepository('told', {
    'dev/main.tf': 'terraform {\n  backend "s3" {}\n}\n',
  });
  const store = new StackStore(
    await openDatabase(
      mockServices.database({ knex: await databases.init('SQLITE_3') }),
    ),
  );
  const repository = 'localhost/acme/told';
  const dirs = async () =>
    ((await store.listed(repository))?.stacks ?? [])
      .map(({ summary }) => summary.dir)
      .sort();
  const one = await replica(store, 'told');
  const other = await replica(store, 'told');
  await one.readAll();
  await other.readAll();
  expect(await dirs()).toEqual(['dev']);

  const copy = await sandbox.clone('developer', 'told');
  const first = (await copy.git('rev-parse', 'HEAD')).trim();
  await copy.commit({
    'prod/main.tf': 'terraform {\n  backend "s3" {}\n}\n',
  });
  const second = (await copy.git('rev-parse', 'HEAD')).trim();
  await copy.git('push', '-q', 'origin', 'HEAD:main');
  // Fetched a moment ago: only what it is told says that there is more.
  await one.notice({ repository, branch: 'main', commit: second });
  expect(await dirs()).toEqual(['dev', 'prod']);

  // The other one read the first commit, and nothing since.
  await copy.git('push', '-q', '-f', 'origin', `${first}:main`);
  await other.notice({ repository, branch: 'main', commit: first });
  expect(await dirs()).toEqual(['dev']);
});
