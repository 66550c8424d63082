import {
  costReportAnswerSchema,
  unmatchedCostsSchema,
} from '@infra-portal/infra-common';
import type { InventoryThing } from '@infra-portal/infra-node';
import { startSandbox, type TestSandbox } from '@infra-portal/sandbox/testing';
import { gzipSync } from 'node:zlib';
import { startCosts, until } from './__testUtils__/startCosts';

jest.setTimeout(60_000);

const TOKEN = 'a-token-of-the-test';
const OTHER = 'a-token-of-another-one';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

/** As Infracost 0.10 writes it. */
const report = (path: string, monthly: string) => ({
  version: '0.2',
  currency: 'USD',
  timeGenerated: '2026-11-01T00:00:00Z',
  totalMonthlyCost: monthly,
  projects: [
    {
      name: path,
      metadata: { path, type: 'terraform_dir', vcsSubPath: path },
      breakdown: {
        resources: [
          {
            name: 'aws_nat_gateway.a',
            resourceType: 'aws_nat_gateway',
            monthlyCost: monthly,
            costComponents: [
              {
                name: 'NAT gateway',
                unit: 'months',
                monthlyQuantity: '1',
                price: monthly,
                monthlyCost: monthly,
              },
            ],
          },
        ],
        totalMonthlyCost: monthly,
      },
    },
  ],
});

async function start(name: string) {
  await sandbox.createRepository(name, {
    'stacks/shop/main.tf':
      'provider "aws" {\n  region = "us-east-1"\n}\nresource "aws_nat_gateway" "a" {}\n',
  });
  const repository = `${new URL(sandbox.url).host}/acme/${name}`;
  const copy = await sandbox.clone('developer', name);
  const commit = (await copy.git('rev-parse', 'HEAD')).trim();
  const thing: InventoryThing = {
    ...{ kind: 'stack', name: 'shop', dir: 'stacks/shop', repository },
    ...{ ref: `${repository}//stacks/shop#default`, layer: 'product' },
    ...{ dependsOn: [], modules: [] },
  };
  const told = () => ({ commit, things: [thing] });
  const address = `${sandbox.url}/acme/${name}`;
  const started = await startCosts(sandbox, name, told, {
    infraCost: {
      reports: {
        tokens: [
          { repository: address, token: TOKEN },
          { repository: address, token: `${TOKEN}-newer` },
          { repository: address, token: '' },
        ],
      },
    },
  });
  await until(async () => {
    const { body } = await started.get('/stacks/shop');
    return body.cost;
  });
  const send = (
    body: string | Buffer,
    query: Record<string, string> = {},
    token = TOKEN,
  ) =>
    started
      .post(`/reports?${new URLSearchParams({ repository, commit, ...query })}`)
      .set('authorization', `Bearer ${token}`)
      .type(typeof body === 'string' ? 'application/json' : 'bin')
      .send(body);
  return { ...started, send, repository, commit, ref: thing.ref };
}

it('believes Infracost more than itself at a commit, and takes repeats', async () => {
  const { backend, get, post, send, ref } = await start('reported');
  const own = await get('/stacks/shop');
  expect(own.body.cost.grade).toBe('price-book');
  const text = JSON.stringify(report('stacks/shop', '44.5'));
  const first = await send(text).expect(202);
  expect(costReportAnswerSchema.parse(first.body)).toMatchObject({
    projects: [{ name: 'stacks/shop', state: 'ok', stack: ref }],
    duplicate: false,
  });
  const { body: again } = await send(text, {}, `${TOKEN}-newer`).expect(202);
  expect(again).toEqual({ ...first.body, duplicate: true });
  const { body } = await get('/stacks/shop');
  expect(body.cost).toMatchObject({ grade: 'infracost', monthly: '44.5' });
  expect(body.estimate.resources[0].components[0].name).toBe('NAT gateway');

  // What a pull request would cost changes nothing.
  const other = JSON.stringify(report('stacks/shop', '99'));
  await send(other, { pullRequest: '7' }).expect(202);
  expect((await get('/stacks/shop')).body.cost.monthly).toBe('44.5');

  const odd = JSON.stringify(report('somewhere/else', '55'));
  const zipped = gzipSync(odd);
  const packed = await send(zipped, {}).expect(400);
  expect(packed.body.error.message).toBeTruthy();
  const { body: unknown } = await send(odd).expect(202);
  expect(unknown.projects).toMatchObject([{ unmatched: 'none' }]);
  const { body: list } = await get('/unmatched').expect(200);
  const [item] = unmatchedCostsSchema.parse(list).items;
  expect(item).toMatchObject({ project: 'somewhere/else', why: 'none' });
  const match = (stack: string) =>
    post(`/unmatched/${item.id}/match`, { stack });
  await match('nobody').expect(400);
  await match(ref).expect(204);
  expect((await get('/unmatched')).body.items).toEqual([]);
  await match(ref).expect(404);
  const { body: matched } = await get('/stacks/shop/history');
  expect(matched.points.map((each: any) => each.monthly)).toContain('55');
  await backend.stop();
});

it('refuses what nobody may say, and keeps nothing of it', async () => {
  const { backend, get, send } = await start('refused');
  const text = JSON.stringify(report('stacks/shop', '44.5'));
  await send(text, {}, OTHER).expect(401);
  await send(text, { repository: 'github.com/acme/other' }).expect(403);
  await send(text, { commit: 'main' }).expect(400);
  await send(text, { colour: 'red' }).expect(400);
  await send('').expect(400);
  await send(text.slice(0, 200)).expect(400);
  await send('{"a":1}').expect(400);
  const bomb = gzipSync(Buffer.alloc(21 * 1024 * 1024, ' '));
  const { body } = await send(bomb).set('content-encoding', 'gzip').expect(413);
  expect(body.error.message).toContain('20 MiB');
  const good = gzipSync(text);
  expect((await get('/stacks/shop')).body.cost.grade).toBe('price-book');
  await send(good).set('content-encoding', 'gzip').expect(202);
  expect((await get('/stacks/shop')).body.cost.grade).toBe('infracost');
  await backend.stop();
});
