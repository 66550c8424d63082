import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { startSandbox, type TestSandbox } from '@infra-portal/sandbox/testing';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { startStacks, until } from './__testUtils__/startStacks';

jest.setTimeout(60_000);

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const BASE = '/api/infra-stacks';
const main = 'terraform {\n  backend "s3" {}\n}\n';

it('keeps the views of each person apart', async () => {
  await sandbox.createRepository('viewed', { 'dev/main.tf': main });
  const { backend } = await startStacks(sandbox, ['viewed']);
  const as = (name: string) => {
    const header = mockCredentials.user.header(`user:default/${name}`);
    const { server } = backend;
    return {
      list: async () =>
        (
          await request(server)
            .get(`${BASE}/views`)
            .set('authorization', header)
        ).body.items,
      put: (id: string, body: object) =>
        request(server)
          .put(`${BASE}/views/${id}`)
          .set('authorization', header)
          .send(body),
      remove: (id: string) =>
        request(server)
          .delete(`${BASE}/views/${id}`)
          .set('authorization', header),
    };
  };
  const [one, other] = [as('one'), as('other')];
  const id = randomUUID();
  const view = { title: '운영 환경', query: 'environment=prod' };
  await one.put(id, view).expect(200);
  await one.put(id.toUpperCase(), view).expect(200);
  expect(await one.list()).toMatchObject([{ id, ...view }]);
  await other.put(id, { title: 'Mine', query: '' }).expect(200);
  await other.remove(id).expect(204);
  await other.remove(id).expect(204);
  expect(await other.list()).toEqual([]);
  expect(await one.list()).toHaveLength(1);

  for (const [wrong, body] of [
    ['no-uuid', view],
    [randomUUID(), { ...view, title: ' ' }],
    [randomUUID(), { ...view, title: 'x'.repeat(101) }],
    [randomUUID(), { ...view, query: 'x'.repeat(4_001) }],
    [randomUUID(), { ...view, owner: 'user:default/other' }],
  ] as const) {
    await one.put(wrong, body).expect(400);
  }
  for (let more = 1; more < 50; more += 1) {
    await one.put(randomUUID(), { title: `View ${more}`, query: '' });
  }
  const { body } = await one.put(randomUUID(), view).expect(400);
  expect(body.error.message).toContain('50 views');
  expect(await one.list()).toHaveLength(50);
  await one.put(id, { ...view, title: 'Renamed' }).expect(200);

  await request(backend.server)
    .get(`${BASE}/views`)
    .set('authorization', mockCredentials.service.header())
    .expect(403);
  await backend.stop();
});

it('gives all stacks that fit as CSV, and describes itself', async () => {
  await sandbox.createRepository('exported', {
    '=cmd/dev/main.tf': main,
    'a/prod/main.tf': main,
  });
  const { backend, get } = await startStacks(sandbox, ['exported']);
  await until(async () => (await get('/stacks')).body.total === 2 || undefined);
  const answer = await get('/stacks.csv?order=name&descending=true').expect(
    200,
  );
  expect(answer.headers).toMatchObject({
    'content-type': expect.stringContaining('text/csv; charset=utf-8'),
    'content-disposition': 'attachment; filename="stacks.csv"',
  });
  const [header, ...lines] = answer.text.trimEnd().split('\r\n');
  expect(header).toMatch(/^\uFEFF?name,/);
  expect(lines).toHaveLength(2);
  expect(answer.text).toContain(",'=cmd/dev,");
  const some = await get('/stacks.csv?environment=prod');
  expect(some.text.trimEnd().split('\r\n')).toHaveLength(2);
  await get('/stacks.csv?limit=1').expect(400);
  const { body } = await get('/openapi.json').expect(200);
  expect(Object.keys(body.paths)).toContain('/stacks.csv');
  await backend.stop();

  const denied = await startStacks(sandbox, ['exported'], AuthorizeResult.DENY);
  await denied.get('/stacks.csv').expect(403);
  await denied.get('/views').expect(403);
  await denied.backend.stop();
});
