import { mockCredentials } from '@backstage/backend-test-utils';
import { sloBacktestSchema, sloMarksSchema } from '@infra-portal/infra-common';
import { startSandbox, type TestSandbox } from '@infra-portal/sandbox/testing';
import { objectiveFile, SHARED } from './__testUtils__/files';
import { stacksPlugin, startSlos, until } from './__testUtils__/startSlos';

jest.setTimeout(60_000);

const FILE = 'slo/shop/api/prod-a.slo.yaml';
const DIR = 'stacks/shop/api/prod';
const HOUR = 3_600_000;
const ago = (hours: number) =>
  new Date(Date.now() - hours * HOUR).toISOString();

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const service = {
  Authorization: mockCredentials.service.header(),
};

/** A stack of the service, and one of another. */
const stacksOf = (repository: string) =>
  ['api', 'web'].map(name => ({
    ...{ name: `shop-${name}-prod`, ref: `${repository}//${name}#default` },
    ...{ repository, dir: `stacks/shop/${name}/prod`, workspace: 'default' },
    ...{ layer: 'product', product: 'shop', service: name, modules: 0 },
    ...{ environment: 'prod', resources: 1, incomplete: false },
    findings: { error: 0, warning: 0, info: 0 },
  }));

const runOf = (repository: string, hours: number, state: string) => ({
  ...{ id: `run-${hours}`, repository, command: 'apply', state },
  ...{ at: ago(hours), hasOutput: false, sources: [] },
  stack: { ref: `${repository}//api#default`, name: 'shop-api-prod' },
  pullRequest: { number: 7, url: 'https://x.test/pull/7', title: 'More' },
});

const facets = () =>
  Object.fromEntries(
    [
      ...['product', 'environment', 'owner', 'repository', 'module'],
      ...['layer', 'finding'],
    ].map(each => [each, []]),
  );

async function world(isDriftDown: boolean) {
  const name = isDriftDown ? 'past-down' : 'past';
  await sandbox.createRepository(name, {
    'slo/_shared/sources.yaml': SHARED,
    [FILE]: objectiveFile('a'),
    [`${DIR}/main.tf`]: '',
  });
  const copy = await sandbox.clone('developer', name);
  // Nobody can say what this one promised.
  await copy.commit({ [FILE]: objectiveFile('a', { target: '99.9' }) });
  await copy.commit({ [FILE]: objectiveFile('a', { target: '0.9995' }) });
  await copy.commit(
    { [`${DIR}/main.tf`]: '# more\n' },
    'Take more requests (#7)',
  );
  await copy.commit({ 'README.md': 'Another thing.\n' }, 'Tell of it (#8)');
  await copy.git('push', '-q', 'origin', 'HEAD:main');
  const repository = `${new URL(sandbox.url).host}/acme/${name}`;
  const asked: string[] = [];
  const stacks = stacksPlugin(router => {
    router.get('/stacks', (request, response) => {
      asked.push(request.url);
      const items = stacksOf(repository);
      response.json({ items, total: 2, facets: facets() });
    });
    router.get('/runs', (request, response) => {
      asked.push(request.url);
      const items = [
        runOf(repository, 1, 'succeeded'),
        runOf(repository, 2, 'failed'),
        runOf(repository, 3, 'discarded'),
        runOf(repository, 24 * 40, 'succeeded'),
      ];
      response.json({ items, stale: [], nextCursor: 'next' });
    });
    router.get('/drift/stacks/:name', (request, response) => {
      asked.push(request.url);
      if (isDriftDown) response.status(403).json({});
      else response.json(driftOf(repository));
    });
  });
  const portal = await startSlos(sandbox, [name], { features: [stacks] });
  const marksOf = async (query = '') => {
    const { body } = await portal.get(`/objectives/shop-api-a/marks${query}`);
    return body;
  };
  await until(async () => ((await marksOf()).items ? true : undefined));
  return { ...portal, asked, marksOf, repository };
}

function driftOf(repository: string) {
  const stack = { ref: `${repository}//api#default`, name: 'shop-api-prod' };
  return {
    current: { stack, state: 'clean', checking: false },
    checks: [],
    episodes: [
      {
        ...{ id: 'e1', stack, firstSeenAt: ago(24 * 31), endedAt: ago(20) },
        ...{ lastSeenAt: ago(21), seen: 3, cause: 'unknown', because: [] },
        counts: { add: 0, change: 1, destroy: 0, import: 0, forget: 0 },
        ...{ resources: [], hasPlan: false, proposals: [] },
      },
    ],
  };
}

it('lays over the numbers what happened to the stacks of the service', async () => {
  const { backend, asked, get, marksOf } = await world(false);
  const { items, missing } = sloMarksSchema.parse(await marksOf());
  expect(missing).toEqual([]);
  const kinds = items.map(({ kind, title }) => `${kind} ${title}`);
  expect(kinds.sort()).toEqual([
    'apply More',
    'drift shop-api-prod',
    'failed-apply More',
    'pull-request Take more requests (#7)',
    'target 99.9 % → 99.95 %',
  ]);
  expect(items.find(({ kind }) => kind === 'pull-request')).toMatchObject({
    ...{ stack: 'shop-api-prod', url: expect.stringMatching(/\/pull\/7$/) },
  });
  // Only what is of the service, and no page more than the time needs.
  const runs = asked.filter(url => url.startsWith('/runs'));
  expect(runs[0]).toContain('stack=shop-api-prod&command=apply');
  expect(new Set(runs).size).toBe(1);
  expect(asked.join()).not.toContain('shop-web');
  const now = Math.floor(Date.now() / 1_000);
  const early = await marksOf(
    `?start=${now - 86_400 * 35}&end=${now - 86_400 * 30}`,
  );
  expect(early.items).toMatchObject([{ kind: 'drift' }]);
  for (const range of ['start=9&end=1', `start=${now - 5}`, 'end=x']) {
    await get(`/objectives/shop-api-a/marks?${range}`).expect(400);
  }
  await get('/objectives/shop-api-b/marks').expect(404);
  const { body } = await get('/objectives/shop-api-a/series').expect(503);
  expect(body.error.message).toContain('infraSlo.dataSources');
  await backend.stop();
});

it('says what could not be asked for, and shows the rest', async () => {
  const { backend, marksOf, post, repository } = await world(true);
  const { items, missing } = sloMarksSchema.parse(await marksOf());
  expect(items.map(({ kind }) => kind)).toContain('apply');
  expect(missing).toMatchObject([
    { kind: 'drift', message: { en: expect.stringContaining('403') } },
  ]);

  const files = [{ path: 'slo/x.slo.yaml', text: objectiveFile('x') }];
  await post('/backtests', { repository, files }).expect(403);
  const ask = (body: object) => post('/backtests', body).set(service);
  const { body } = await ask({ repository, files }).expect(200);
  expect(sloBacktestSchema.parse(body).items).toMatchObject([
    {
      ...{ id: 'shop-api-x', name: 'x', target: 0.999, seconds: 0 },
      message: { en: expect.stringContaining('infraSlo.dataSources') },
    },
  ]);
  await ask({ repository: 'x.test/a/b', files }).expect(404);
  const wrong = [{ path: 'slo/x.slo.yaml', text: 'kind: SLO\n' }];
  const { body: told } = await ask({ repository, files: wrong }).expect(400);
  expect(told.error.message).toContain('slo/x.slo.yaml:1');
  const other = [{ path: 'main.tf', text: '' }];
  await ask({ repository, files: other }).expect(400);
  await backend.stop();
});
