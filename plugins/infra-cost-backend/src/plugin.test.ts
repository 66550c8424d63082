import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  costDaysSchema,
  costHistorySchema,
  costSummarySchema,
  estimateAnswerSchema,
  priceBookInfoSchema,
  savingsAnswerSchema,
  stackCostDetailSchema,
  stackCostPageSchema,
} from '@infra-portal/infra-common';
import type { InventoryThing } from '@infra-portal/infra-node';
import { startSandbox, type TestSandbox } from '@infra-portal/sandbox/testing';
import { startCosts, type Told, until } from './__testUtils__/startCosts';

jest.setTimeout(60_000);

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const instance = (type: string) => `provider "aws" {
  region = "ap-northeast-2"
}

resource "aws_instance" "web" {
  instance_type = "${type}"
}

module "net" {
  source = "../../modules/net"
}
`;
const NAT = 'resource "aws_nat_gateway" "a" {}\n';

const stackThing = (
  name: string,
  dir: string,
  repository: string,
): InventoryThing => ({
  kind: 'stack',
  ...{ name, dir, repository, ref: `${repository}//${dir}#default` },
  ...{ layer: 'product', product: 'shop', environment: 'prod' },
  ...{ owner: '=cmd', dependsOn: [], modules: [] },
});

it('prices stacks at every commit that touched them', async () => {
  await sandbox.createRepository('priced', {
    'stacks/shop/main.tf': instance('t3.nano'),
    'modules/net/main.tf': '',
    'README.md': 'Nothing that costs.\n',
  });
  const copy = await sandbox.clone('developer', 'priced');
  await copy.commit({ 'stacks/shop/main.tf': instance('t3.micro') });
  await copy.commit({ 'modules/net/main.tf': NAT });
  const touching = await copy.git('rev-parse', 'HEAD');
  await copy.commit({ 'README.md': 'Still nothing.\n' });
  await copy.git('push', '-q', 'origin', 'HEAD:main');
  const repository = `${new URL(sandbox.url).host}/acme/priced`;
  const told: Told = {
    commit: (await copy.git('rev-parse', 'HEAD')).trim(),
    things: [
      stackThing('shop', 'stacks/shop', repository),
      stackThing('gone', 'stacks/gone', repository),
    ],
  };
  const { backend, get } = await startCosts(sandbox, 'priced', () => told, {
    infraCost: { exchange: { KRW: 1380, date: '2026-11-01' } },
  });
  const history = await until(async () => {
    const { body } = await get('/stacks/shop/history');
    return body.points?.length === 3 ? body : undefined;
  });
  const { points } = costHistorySchema.parse(history);
  const amounts = points.map(({ monthly }) => Number(monthly));
  expect(amounts[0]).toBeLessThan(amounts[1]);
  expect(amounts[1]).toBeLessThan(amounts[2]);
  expect(points[2]).toMatchObject({
    commit: touching.trim(),
    grade: 'price-book',
    cause: 'code',
    url: `${sandbox.url}/acme/priced/commit/${touching.trim()}`,
  });

  const { body: stack } = await get('/stacks/shop').expect(200);
  expect(stackCostDetailSchema.parse(stack)).toMatchObject({
    cost: { monthly: points[2].monthly, source: /price book/ },
    estimate: { currency: 'USD' },
  });
  const { body: page } = await get('/stacks?limit=1').expect(200);
  expect(stackCostPageSchema.parse(page)).toMatchObject({
    items: [{ name: 'shop' }],
    total: 2,
  });
  const { body: next } = await get(`/stacks?limit=1&cursor=${page.nextCursor}`);
  expect(next.items).toMatchObject([{ name: 'gone' }]);
  expect(next.nextCursor).toBeUndefined();

  const { body: summary } = await get('/summary?product=shop').expect(200);
  expect(costSummarySchema.parse(summary)).toMatchObject({
    monthly: points[2].monthly,
    stacks: 2,
    unknown: 1,
    exchange: { currency: 'KRW', rate: '1380', date: '2026-11-01' },
    groups: { product: [{ key: 'shop', stacks: 2 }] },
  });
  for (const query of ['', '&product=shop']) {
    const { body } = await get(`/days?days=2&dimension=environment${query}`);
    expect(costDaysSchema.parse(body).days[1]).toMatchObject({
      monthly: points[2].monthly,
      by: { prod: points[2].monthly },
    });
  }
  const savings = await until(async () => {
    const { body } = await get('/savings?environment=prod').expect(200);
    return body.pending === 1 ? savingsAnswerSchema.parse(body) : undefined;
  });
  expect(savings).toMatchObject({ stacks: 2, monthly: points[2].monthly });
  const { text, headers } = await get('/stacks.csv').expect(200);
  expect(headers['content-type']).toContain('text/csv');
  expect(text).toContain(",'=cmd,");
  await backend.stop();
});

it('estimates what is declared, and says from which prices', async () => {
  await sandbox.createRepository('live');
  const { backend, get, post } = await startCosts(sandbox, 'live', () => ({
    commit: 'c',
    things: [],
  }));
  const { body: book } = await get('/price-book').expect(200);
  expect(priceBookInfoSchema.parse(book).regions).toContain('ap-northeast-2');
  const nat = { address: 'aws_nat_gateway.a', type: 'aws_nat_gateway' };
  const stack = { stack: 'a', region: 'ap-northeast-2' };
  const ask = (usage: object) =>
    post('/estimate', {
      stacks: [{ ...stack, resources: [{ ...nat, values: {} }] }],
      usage,
    });
  const { body } = await ask({}).expect(200);
  const usual = estimateAnswerSchema.parse(body);
  const { body: more } = await ask({ 'nat.processed-gb': '9000' }).expect(200);
  expect(Number(more.monthly)).toBeGreaterThan(Number(usual.monthly));

  const wrong = await ask({ 'nat.gigabytes': '1' }).expect(400);
  expect(wrong.body.error.message).toContain('nat.gigabytes');
  await ask({ 'nat.processed-gb': 'NaN' }).expect(400);
  await post('/estimate', { stacks: [] }).expect(400);
  // As text: whoever makes it an object first runs out of stack, too.
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const resources = JSON.stringify([{ ...nat, values: { deep: 0 } }]);
  await post('/estimate')
    .type('json')
    .send(`{"stacks":[{"stack":"a","resources":${resources}}]}`)
    .expect(200);
  const { body: nested } = await post('/estimate')
    .type('json')
    .send(
      `{"stacks":[{"stack":"a","resources":${resources.replace(
        '"deep":0',
        `"deep":${deep}`,
      )}}]}`,
    )
    .expect(400);
  expect(nested.error.message).toContain('nested');
  const long = [{ ...nat, values: { text: 'x'.repeat(5_000_000) } }];
  await post('/estimate', { stacks: [{ ...stack, resources: long }] }).expect(
    413,
  );
  for (let turn = 0; turn < 60; turn += 1) {
    await post('/estimate', { stacks: [] });
  }
  const { headers } = await ask({}).expect(429);
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  await backend.stop();
});

it('has its actions for agents', async () => {
  await sandbox.createRepository('agents');
  const told = () => ({ commit: 'c', things: [] });
  const actions = '/.backstage/actions/v1/actions';
  const { backend, get, post } = await startCosts(sandbox, 'agents', told);
  const { body } = await get(actions).expect(200);
  const names = body.actions.map((each: { name: string }) => each.name).sort();
  expect(names).toEqual([
    ...['estimate-service', 'get-pull-request-cost', 'get-stack-cost'],
    'list-cost-movers',
  ]);
  const invoke = (name: string) => `${actions}/infra-cost:${name}/invoke`;
  const movers = await post(invoke('list-cost-movers'), {}).expect(200);
  expect(movers.body.output).toMatchObject({ currency: 'USD', movers: [] });
  await post(invoke('get-stack-cost'), { stack: 'nobody' }).expect(404);
  // No golden path is installed here.
  await post(invoke('estimate-service'), { intent: {} }).expect(404);
  await backend.stop();
});

it('answers nonsense and strangers with a reason', async () => {
  await sandbox.createRepository('asked');
  const told = () => ({ commit: 'c', things: [] });
  const { backend, get } = await startCosts(sandbox, 'asked', told);
  for (const query of [
    '/stacks?limit=0',
    '/stacks?order=worst',
    '/stacks?cursor=nonsense',
    '/summary?colour=red',
    '/days?days=9999',
    '/days?dimension=team',
    '/days?text=words',
    '/stacks/..%2F..',
  ]) {
    const { body } = await get(query).expect(400);
    expect(body.error.message).toMatch(/The (query|cursor|name) is/);
  }
  await get('/stacks/nobody').expect(404);
  await get('/stacks/nobody/history').expect(404);
  const { body } = await get('/summary?product=__proto__').expect(200);
  expect(body).toMatchObject({ monthly: '0', stacks: 0 });
  expect(body.change).toBeUndefined();
  await backend.stop();

  const denied = await startCosts(sandbox, 'asked', told, {
    result: AuthorizeResult.DENY,
  });
  for (const address of [
    ...['/summary', '/days', '/stacks', '/stacks.csv', '/stacks/a'],
    ...['/stacks/a/history', '/price-book'],
  ]) {
    await denied.get(address).expect(403);
  }
  await denied.post('/estimate', {}).expect(403);
  await denied.backend.stop();
});
