import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { GitMirrors } from '@infra-portal/infra-node';
import { startSandbox, TestSandbox } from '@infra-portal/sandbox/testing';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '../database';
import { StackIndex, StackStore } from '../readModel';
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
async function replica(
  store: StackStore,
  repository: string,
  token = 'ghp_test_platform-owner',
) {
  const mirrors = new GitMirrors({
    directory: await fs.mkdtemp(path.join(os.tmpdir(), 'ingest-test-')),
    credentials: async () =>
      `Basic ${Buffer.from(`x:${token}`).toString('base64')}`,
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

const listed = async (store: StackStore, repository: string) =>
  (await store.listing({ repository, generation: 0 }))?.listed;

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
    ((await listed(store, repository))?.stacks ?? [])
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

const openStore = async () =>
  new StackStore(
    await openDatabase(
      mockServices.database({ knex: await databases.init('SQLITE_3') }),
    ),
  );

const main = 'terraform {\n  backend "s3" {}\n}\n';

it('keeps what was read when it may read no more, and says why', async () => {
  await sandbox.createRepository('revoked', { 'dev/main.tf': main });
  const store = await openStore();
  await (await replica(store, 'revoked')).readAll();
  const [before] = await store.sources();
  await (await replica(store, 'revoked', 'ghp_of_nobody')).readAll();
  const [after] = await store.sources();
  expect(after).toMatchObject({
    commit: before.commit,
    readAt: before.readAt,
    failure: { message: expect.stringMatching(/revoked/) },
  });
  expect((await listed(store, after.repository))?.stacks).toHaveLength(1);
  await (await replica(store, 'revoked')).readAll();
  expect((await store.sources())[0].failure).toBeUndefined();
});

it('reads a repository without commits when it has some', async () => {
  const { repos } = sandbox.octokit('platform-owner');
  await repos.createInOrg({ org: 'acme', name: 'blank' });
  const store = await openStore();
  await (await replica(store, 'blank')).readAll();
  const [source] = await store.sources();
  expect(source).toMatchObject({ failure: { message: expect.any(String) } });
  expect(source.commit).toBeUndefined();
});

it('reads what is there among files that nobody can read', async () => {
  const long = 'a'.repeat(80);
  await sandbox.createRepository('odd', {
    'good/dev/main.tf': main,
    [`${long}/one/main.tf`]: main,
    [`${long}/two/main.tf`]: main,
    'good/dev/big.tf': `${main}# ${'x'.repeat(5 * 1024 * 1024)}\n`,
    'good/dev/open.tf': 'terraform {\n  backend "s3" {\n',
  });
  const copy = await sandbox.clone('developer', 'odd');
  await fs.symlink('b.tf', path.join(copy.directory, 'good/dev/a.tf'));
  await fs.symlink('a.tf', path.join(copy.directory, 'good/dev/b.tf'));
  await fs.symlink('..', path.join(copy.directory, 'good/up'));
  await fs.writeFile(
    path.join(copy.directory, 'good/dev/bytes.tf'),
    Buffer.concat([Buffer.from([0xff, 0xfe, 0]), Buffer.from(main)]),
  );
  await copy.git('add', '-A');
  await copy.git('commit', '-q', '-m', 'Odd');
  await copy.git('push', '-q', 'origin', 'HEAD:main');
  const store = await openStore();
  await (await replica(store, 'odd')).readAll();
  const [source] = await store.sources();
  expect(source.failure).toBeUndefined();
  const page = await new StackIndex(store).page({ limit: 50 });
  const dirs = page.items.map(({ dir }) => dir);
  expect(dirs).toEqual(
    expect.arrayContaining(['good/dev', `${long}/one`, `${long}/two`]),
  );
  const names = page.items.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z0-9-]{1,63}$/);
  const good = page.items.find(({ dir }) => dir === 'good/dev')!;
  expect(good.incomplete).toBe(true);
  const { problems } = (await store.detail(good.ref))!;
  expect(problems).toEqual(
    expect.arrayContaining(
      [
        ['unreadable-file', 'big.tf'],
        ['syntax-error', 'open.tf'],
        ['syntax-error', 'bytes.tf'],
        ['missing-link-target', 'a.tf'],
      ].map(([code, file]) =>
        expect.objectContaining({ code, file: `good/dev/${file}` }),
      ),
    ),
  );
});
