import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { GitMirrors } from '@infra-portal/infra-node';
import { startSandbox, type TestSandbox } from '@infra-portal/sandbox/testing';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '../database';
import { StackIndex, StackStore } from '../readModel';
import { StackIngest } from './StackIngest';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
let sandbox: TestSandbox;
let mirrors: GitMirrors;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  mirrors?.close();
  await sandbox.close();
});

const PORTAL = `version: 1
exceptions:
  - id: old-cache
    rule: cache-in-two-zones
    stacks: [dev/cache]
    until: 2026-12-31
    reason: It is replaced before the year ends.
    approvedBy: group:default/platform
`;

it('finds that an exception has ended on the day after, without a commit', async () => {
  await sandbox.createRepository('excused', {
    'dev/cache/main.tf': 'terraform {\n  backend "s3" {}\n}\n',
    'portal.yaml': PORTAL,
  });
  const token = Buffer.from('x:ghp_test_platform-owner').toString('base64');
  mirrors = new GitMirrors({
    directory: await fs.mkdtemp(path.join(os.tmpdir(), 'day-test-')),
    credentials: async () => `Basic ${token}`,
    urlOf: ({ owner, name }) => `${sandbox.url}/${owner}/${name}.git`,
  });
  const knex = await databases.init('SQLITE_3');
  const store = new StackStore(
    await openDatabase(mockServices.database({ knex })),
  );
  const repository = { host: 'localhost', owner: 'acme', name: 'excused' };
  let now = new Date('2026-12-31T23:59:59Z');
  const changed = jest.fn(async () => {});
  const ingest = new StackIngest({
    repositories: [{ repository, url: `${sandbox.url}/acme/excused` }],
    mirrors,
    store,
    changed,
    logger: mockServices.logger.mock(),
    clock: () => now,
  });
  const index = new StackIndex(store);
  const ended = async () => {
    await ingest.readAll();
    const facets = { finding: ['expired-exception'] };
    return (await index.page({ facets, limit: 5 })).items.map(({ dir }) => dir);
  };
  expect(await ended()).toEqual([]);
  expect(await ended()).toEqual([]);
  expect(changed).toHaveBeenCalledTimes(1);
  now = new Date('2027-01-01T00:00:00Z');
  expect(await ended()).toEqual(['dev/cache']);
  expect(changed).toHaveBeenCalledTimes(2);
});
