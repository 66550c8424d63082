import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { startSandbox, type TestSandbox } from '@infra-portal/sandbox/testing';
import { startStacks, until } from './__testUtils__/startStacks';

jest.setTimeout(60_000);

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const start = (names: string[], result?: AuthorizeResult.DENY) =>
  startStacks(sandbox, names, result);

const stack = (key: string, more = '') => `terraform {
  required_version = ">= 1.9"
  backend "s3" {
    bucket = "state"
    key    = "${key}"
  }
}

module "queue" {
  source = "git::https://github.com/acme/modules.git//modules/sqs?ref=main"
}

resource "aws_sns_topic" "topic" {}
${more}`;

it('lists what repositories hold, and follows what is pushed', async () => {
  await sandbox.createRepository('central', {
    'atlantis.yaml': 'version: 3\nprojects:\n  - dir: stacks/authhub/api/dev\n',
    CODEOWNERS: '* @acme/platform\n',
    'portal.yaml': 'organisation: [\n',
    'stacks/authhub/api/dev/main.tf': stack('authhub/api/dev'),
    'stacks/authhub/api/service.yaml':
      'product: authhub\nservice: api\nowner: group:default/auth\n',
  });
  await sandbox.createRepository('dailyge', {
    'terraform/prod/main.tf': stack('dailyge'),
  });
  const { backend, get, push } = await start(['central', 'dailyge']);
  const first = await until(async () => {
    const { body } = await get('/stacks');
    return body.total === 2 ? body : undefined;
  });
  const { host } = new URL(sandbox.url);
  expect(first).toMatchObject({
    items: [
      {
        name: 'authhub-api-dev',
        ref: `${host}/acme/central//stacks/authhub/api/dev#default`,
        product: 'authhub',
        service: 'api',
        environment: 'dev',
        owner: 'group:default/auth',
        resources: 1,
        modules: 1,
        findings: { error: 0, warning: 1 },
      },
      { product: 'dailyge', environment: 'prod' },
    ],
    facets: {
      environment: [
        { value: 'dev', count: 1 },
        { value: 'prod', count: 1 },
      ],
      module: [{ value: 'sqs', count: 2 }],
    },
  });
  expect((await get('/stacks?environment=prod&text=DAILY')).body.total).toBe(1);
  const { body: products } = await get('/products').expect(200);
  expect(products.items).toMatchObject([
    { name: 'authhub', services: ['api'], findings: { warning: 1 } },
    { name: 'dailyge', environments: [{ name: 'prod', stacks: 1 }] },
  ]);
  const { body: product } = await get('/products/authhub').expect(200);
  expect(product.items).toMatchObject([{ name: 'authhub-api-dev' }]);
  await get('/products/__proto__').expect(404);
  const { body: detail } = await get('/stacks/authhub-api-dev').expect(200);
  expect(detail).toMatchObject({
    reason: 'backend',
    backend: { type: 's3', settings: { key: 'authhub/api/dev' } },
    calls: [{ name: 'queue', pin: 'moving' }],
    resourceTypes: { aws_sns_topic: 1 },
    atlantisProjects: ['stacks/authhub/api/dev'],
    problems: [{ code: 'moving-module-ref', line: 9 }],
  });
  expect(detail.url).toBe(
    `${sandbox.url}/acme/central/tree/${detail.commit}/stacks/authhub/api/dev`,
  );

  const copy = await sandbox.clone('developer', 'central');
  await copy.git('mv', 'stacks/authhub/api/dev', 'stacks/authhub/api/prod');
  await copy.commit({
    'stacks/authhub/api/prod/more.tf': 'resource "aws_sqs_queue" "q" {}\n',
  });
  await copy.git('push', '-q', 'origin', 'HEAD:main');
  await push('central', 'one');
  const moved = await until(async () => {
    const { body, status } = await get('/stacks/authhub-api-prod');
    return status === 200 ? body : undefined;
  });
  expect(moved.resourceTypes).toEqual({ aws_sns_topic: 1, aws_sqs_queue: 1 });
  await get('/stacks/authhub-api-dev').expect(404);

  const { body: sources } = await get('/sources');
  expect(sources.items).toMatchObject([
    {
      repository: `${host}/acme/central`,
      stacks: 1,
      branch: 'main',
      problems: [
        { file: 'portal.yaml', severity: 'error' },
        { file: 'atlantis.yaml', code: 'missing-atlantis-directory' },
      ],
    },
    { repository: `${host}/acme/dailyge`, stacks: 1 },
  ]);
  await backend.stop();
});

it('says why a repository is not read, and reads the others', async () => {
  await sandbox.createRepository('well', { 'a/dev/main.tf': stack('a') });
  const { backend, get } = await start(['well', 'is-not-there']);
  const sources = await until(async () => {
    const { items } = (await get('/sources')).body;
    return items?.some((each: any) => each.failure) ? items : undefined;
  });
  expect(sources).toMatchObject([
    {
      failure: { message: expect.stringContaining('is-not-there') },
      stacks: 0,
    },
    { stacks: 1 },
  ]);
  await backend.stop();
});

it('answers nonsense and strangers with a reason', async () => {
  await sandbox.createRepository('asked');
  const { backend, get } = await start(['asked']);
  for (const query of [
    'limit=0',
    'limit=many',
    'order=worst',
    'colour=red',
    'cursor=nonsense',
    `text=${'x'.repeat(201)}`,
  ]) {
    const { body } = await get(`/stacks?${query}`).expect(400);
    expect(body.error.message).toMatch(/The (query|cursor) is/);
  }
  await get('/stacks/..%2F..').expect(400);
  await get('/stacks/nobody').expect(404);
  const facets = await get('/stacks?product=__proto__&module=constructor');
  expect(facets.body).toMatchObject({ total: 0 });
  await backend.stop();

  const denied = await start(['asked'], AuthorizeResult.DENY);
  for (const address of [
    '/stacks',
    '/stacks/a',
    '/products',
    '/products/a',
    '/products/a/graph',
    '/modules',
    '/modules/a',
    '/sources',
  ]) {
    await denied.get(address).expect(403);
  }
  await denied.backend.stop();
});
