import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  savingProposalPreviewSchema,
  savingsAnswerSchema,
  type SavingsAnswer,
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

const MAIN = `provider "aws" {
  region = "ap-northeast-2"
}

resource "aws_ebs_volume" "data" {
  type = "gp2"
  size = 100
}
`;
const ID = 'gp3:aws_ebs_volume.data';
const PATH = '/stacks/shop/savings';

/** The stack of a repository of its own, as the stacks plugin tells of it. */
async function begin(name: string): Promise<Told> {
  await sandbox.createRepository(name, { 'stacks/shop/main.tf': MAIN });
  const copy = await sandbox.clone('developer', name);
  const repository = `${new URL(sandbox.url).host}/acme/${name}`;
  const thing: InventoryThing = {
    ...{ kind: 'stack', name: 'shop', dir: 'stacks/shop', repository },
    ...{ ref: `${repository}//stacks/shop#default`, layer: 'product' },
    ...{ product: 'shop', environment: 'prod', dependsOn: [], modules: [] },
  };
  const commit = (await copy.git('rev-parse', 'HEAD')).trim();
  return { commit, things: [thing] };
}

it('shows, opens once, and lists the pull request of a saving', async () => {
  const told = await begin('proposed');
  const { backend, get, post } = await startCosts(
    ...([sandbox, 'proposed', () => told] as const),
  );
  const found = await until<SavingsAnswer>(async () => {
    const { body } = await get(PATH);
    return body.items?.length ? savingsAnswerSchema.parse(body) : undefined;
  });
  expect(found.items).toMatchObject([{ savings: [{ id: ID }], proposals: [] }]);
  const { body } = await post(`${PATH}/preview`, { savings: [ID] }).expect(200);
  const preview = savingProposalPreviewSchema.parse(body);
  expect(preview).toMatchObject({ monthly: '2.28', declared: '2.28' });
  const request = { savings: [ID], digest: preview.digest, answers: [] };
  const opened = await post(`${PATH}/proposals`, request).expect(201);
  const again = await post(`${PATH}/proposals`, request).expect(200);
  expect(again.body).toEqual({ ...opened.body, created: false });
  const { number, url } = opened.body;
  const { body: listed } = await get('/savings').expect(200);
  expect(savingsAnswerSchema.parse(listed).items[0].proposals).toMatchObject([
    { savings: [ID], state: 'open', pullRequest: { number, url } },
  ]);

  await post(`${PATH}/preview`, { savings: [] }).expect(400);
  await post(`${PATH}/preview`, { savings: [ID], force: true }).expect(400);
  await post(`${PATH}/proposals`, { ...request, digest: 'x' }).expect(400);
  const other = { ...request, digest: 'a'.repeat(64) };
  await post(`${PATH}/proposals`, other).expect(409);
  for (const address of ['/stacks/nobody/savings', '/stacks/..%2F/savings']) {
    const status = address.includes('%') ? 400 : 404;
    await get(address).expect(status);
    await post(`${address}/preview`, { savings: [ID] }).expect(status);
  }
  for (let turn = 0; turn < 30; turn += 1) {
    await post('/stacks/nobody/savings/preview', { savings: [ID] });
  }
  const { headers } = await post(`${PATH}/preview`, { savings: [ID] });
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  await backend.stop();
});

it('proposes nothing for those who may not', async () => {
  const told = await begin('forbidden');
  const { backend, get, post } = await startCosts(
    ...([sandbox, 'forbidden', () => told] as const),
    { result: AuthorizeResult.DENY },
  );
  await get(PATH).expect(403);
  await post(`${PATH}/preview`, { savings: [ID] }).expect(403);
  const request = { savings: [ID], digest: 'a'.repeat(64), answers: [] };
  const { body } = await post(`${PATH}/proposals`, request).expect(403);
  expect(body.error.message).toContain('infra-cost.');
  await backend.stop();
});
