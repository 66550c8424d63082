import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  objectiveDetailSchema,
  objectivePageSchema,
} from '@infra-portal/infra-common';
import { startSandbox, type TestSandbox } from '@infra-portal/sandbox/testing';
import { objectiveFile, SHARED } from './__testUtils__/files';
import { SERVICE, startSlos, until } from './__testUtils__/startSlos';

jest.setTimeout(60_000);

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const repositoryOf = (name: string) =>
  `${new URL(sandbox.url).host}/acme/${name}`;

it('lists what repositories promise, and refuses what it cannot read', async () => {
  await sandbox.createRepository('promises', {
    'slo/_shared/sources.yaml': SHARED,
    'slo/shop/api/prod-a.slo.yaml': objectiveFile('a'),
    'slo/shop/api/prod-b.slo.yaml': objectiveFile('b'),
    'slo/shop/api/prod-c.slo.yaml': objectiveFile('c', { target: '99.9' }),
    'slo/shop/api/prod-a.rules.yaml': 'groups: []\n',
    'golden-paths/x/expected/slo/d.slo.yaml': objectiveFile('d'),
    'runbooks/shop-api.md': '# What to do\n',
  });
  await sandbox.createRepository('others', {
    'slo/_shared/sources.yaml': SHARED,
    'slo/shop/api/prod-b.slo.yaml': objectiveFile('b'),
  });
  const other = structuredClone(SERVICE);
  other.metadata.name = 'shop-web';
  const { backend, get } = await startSlos(sandbox, ['promises', 'others'], {
    entities: [SERVICE, other],
  });
  const page = await until(async () => {
    const { body } = await get('/objectives').expect(200);
    const read = objectivePageSchema.parse(body);
    return read.without.length > 0 ? read : undefined;
  });
  expect(page).toMatchObject({
    total: 1,
    items: [
      {
        ...{ id: 'shop-api-a', name: 'a', target: 0.999 },
        ...{ entityRef: 'component:default/shop-api', environment: 'prod' },
        ...{ product: 'shop', owner: 'group:default/shop-team' },
        status: { state: 'unknown', data: 'error' },
      },
    ],
    ...{ products: ['shop'], environments: ['prod'], configured: false },
    without: [{ entityRef: 'component:default/shop-web' }],
  });
  expect(page.nextCursor).toBeUndefined();
  const told = page.problems.map(({ repository, file, message }) => [
    ...[repository, file, message.en],
  ]);
  expect(told).toContainEqual([
    ...[repositoryOf('promises'), 'slo/shop/api/prod-b.slo.yaml'],
    expect.stringContaining(
      `${repositoryOf('others')} slo/shop/api/prod-b.slo.yaml:4`,
    ),
  ]);
  expect(told).toContainEqual([
    ...[repositoryOf('others'), 'slo/shop/api/prod-b.slo.yaml'],
    expect.stringContaining(repositoryOf('promises')),
  ]);
  expect(told).toContainEqual([
    ...[repositoryOf('promises'), 'slo/shop/api/prod-c.slo.yaml'],
    expect.stringContaining('targetPercent'),
  ]);
  expect(told).toHaveLength(3);

  const { body } = await get('/objectives/shop-api-a').expect(200);
  const detail = objectiveDetailSchema.parse(body);
  expect(detail).toMatchObject({
    objective: { id: 'shop-api-a' },
    file: { path: 'slo/shop/api/prod-a.slo.yaml', line: 4 },
    source: 'prod',
    runbook: { path: 'runbooks/shop-api.md', text: '# What to do\n' },
    pieces: [
      { kind: 'rules', state: 'outdated' },
      { kind: 'dashboard', state: 'missing', path: 'dashboards/shop/api.json' },
      { kind: 'runbook', state: 'present' },
      { kind: 'alarms', state: 'outdated' },
    ],
    pairs: [{ factor: 14.4 }, { factor: 6 }, { factor: 3 }, { factor: 1 }],
  });
  expect(detail.file.url).toMatch(/prod-a\.slo\.yaml#L4$/);
  const { body: missing } = await get('/objectives/shop-api-x').expect(404);
  expect(missing.error.message).toContain('shop-api-x');
  await get('/objectives?cursor=x').expect(400);
  await get('/objectives?state=good').expect(400);
  await get('/objectives?text=api+PROD&product=shop').expect(200);
  await backend.stop();
});

it('shows nothing to those who may not see it', async () => {
  await sandbox.createRepository('secret', {});
  const { backend, get } = await startSlos(sandbox, ['secret'], {
    result: AuthorizeResult.DENY,
  });
  for (const path of ['/objectives', '/objectives/x']) {
    const { body } = await get(path).expect(403);
    expect(body.error.message).toContain('infra-slo.objective.read');
  }
  await get('/health').expect(200);
  await backend.stop();
});
