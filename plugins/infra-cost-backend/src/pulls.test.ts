import {
  costExceptionPreviewSchema,
  pendingCostsSchema,
  pullCostDetailSchema,
  pullCostSchema,
  pullCostsSchema,
} from '@infra-portal/infra-common';
import type { InventoryThing } from '@infra-portal/infra-node';
import { startSandbox, type TestSandbox } from '@infra-portal/sandbox/testing';
import fs from 'node:fs';
import path from 'node:path';
import { startCosts, type Told, until } from './__testUtils__/startCosts';

jest.setTimeout(60_000);

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const PROVIDER = 'provider "aws" {\n  region = "us-east-1"\n}\n';
const instances = (type: string) =>
  `${PROVIDER}resource "aws_instance" "web" {\n  instance_type = "${type}"\n}\n`;
const STANDARDS = fs
  .readFileSync(
    path.resolve(__dirname, '../../../templates/infrastructure/portal.yaml'),
    'utf8',
  )
  .replace('budget: 12000', 'budget: 100');

const thing = (repository: string, name: string): InventoryThing => ({
  kind: 'stack',
  ...{ name, dir: `stacks/${name}`, repository, layer: 'product' },
  ref: `${repository}//stacks/${name}#default`,
  ...{ product: 'shop', environment: 'prod', owner: '@acme/shop' },
  ...{ dependsOn: [], modules: [] },
});

it('tells what a pull request would change, until an exception allows it', async () => {
  await sandbox.createRepository('pulled', {
    'portal.yaml': STANDARDS,
    CODEOWNERS: '/portal.yaml @acme/platform\n',
    'stacks/api/main.tf': instances('t3.medium'),
    'stacks/web/main.tf': instances('t3.medium'),
  });
  const repository = `${new URL(sandbox.url).host}/acme/pulled`;
  const copy = await sandbox.clone('developer', 'pulled');
  const told: Told = {
    commit: await copy.git('rev-parse', 'HEAD'),
    things: [thing(repository, 'api'), thing(repository, 'web')],
  };
  await copy.git('switch', '-q', '-c', 'dearer');
  const head = await copy.commit({
    'stacks/api/main.tf': instances('t3.large'),
    // Nobody allows something to themselves.
    'portal.yaml': STANDARDS.replace(
      /^exceptions:$/m,
      `exceptions:
  - id: mine
    rule: cost-increase
    stacks: [stacks/api]
    until: ${dayIn(9)}
    reason: I would like that.
    approvedBy: user:default/developer`,
    ),
  });
  await copy.git('push', '-q', 'origin', 'dearer');
  const octokit = sandbox.octokit('developer');
  const { data } = await octokit.pulls.create({
    ...{ owner: 'acme', repo: 'pulled', head: 'dearer', base: 'main' },
    title: 'Make it faster',
  });
  const { backend, get, post } = await startCosts(
    sandbox,
    'pulled',
    () => told,
  );
  const address = `/pull-requests/${repository}/${data.number}`;
  const detail = pullCostDetailSchema.parse(
    await until(async () => {
      const { body } = await get(address);
      return body.check && body.judgement?.budgets.length ? body : undefined;
    }),
  );
  expect(detail).toMatchObject({
    ...{ open: 'open', head, title: 'Make it faster', state: 'priced' },
    ...{
      grade: 'price-book',
      products: ['shop'],
      owners: ['group:default/shop'],
    },
    stacks: [{ name: 'api', change: 'changed' }],
    pushes: [{ commit: head, state: 'priced' }],
  });
  const { body: brief } = await get(`${address}/brief`);
  expect(brief).toEqual(pullCostSchema.parse(detail));
  expect(detail.judgement).toMatchObject({
    ...{ verdict: 'block', before: '31.168', after: '61.536' },
    ...{ delta: '30.368', percent: '97.4' },
    budgets: [
      { key: 'prod', before: '62.336', after: '92.704', state: 'near' },
    ],
  });
  const { body: list } = await get('/pull-requests?product=shop&open=open');
  expect(pullCostsSchema.parse(list).items).toHaveLength(1);
  const { body: others } = await get('/pull-requests?product=other');
  expect(others.items).toEqual([]);
  const { body: pending } = await get('/pending?environment=prod');
  expect(pendingCostsSchema.parse(pending)).toMatchObject({
    ...{ today: '62.336', after: '92.704', budget: '100' },
    steps: [{ number: data.number, delta: '30.368', verdict: 'block' }],
  });

  // Without an App the check is a status of the same name.
  expect(detail.check?.failure).toBeUndefined();
  const place = { owner: 'acme', repo: 'pulled' };
  const { data: said } = await octokit.repos.getCombinedStatusForRef({
    ...{ ...place, ref: head },
  });
  expect(said.statuses).toMatchObject([
    {
      ...{ context: 'portal/costs', state: 'failure' },
      target_url: `https://portal.example/costs/pull-requests/${repository
        .split('/')
        .map(encodeURIComponent)
        .join('/')}/${data.number}`,
    },
  ]);
  const { data: comments } = await octokit.issues.listComments({
    ...{ ...place, issue_number: data.number },
  });
  expect(comments.map(({ body }) => body)).toEqual([
    expect.stringMatching(
      /^<!-- infra-portal:costs -->\n#### Costs: \+\$30.37/,
    ),
  ]);
  await lift(address, { get, post, octokit });
  await backend.stop();
});

type Api = Pick<Awaited<ReturnType<typeof startCosts>>, 'get' | 'post'>;

/** An exception is proposed and merged, and the pull request may be merged too. */
async function lift(
  address: string,
  { get, post, octokit }: Api & { octokit: ReturnType<TestSandbox['octokit']> },
) {
  const request = {
    ...{ rule: 'cost-increase', stacks: ['stacks/api'] },
    ...{ until: dayIn(30), reason: 'Black Friday needs faster machines.' },
  };
  const wrong = { ...request, stacks: ['stacks/web'] };
  await post(`${address}/exception/preview`, wrong).expect(400);
  await post(`${address}/exception/preview`, {
    ...{ ...request, until: dayIn(400) },
  }).expect(400);
  const { body: preview } = await post(
    ...[`${address}/exception/preview`, request],
  ).expect(200);
  const { digest, files } = costExceptionPreviewSchema.parse(preview);
  expect(preview).toMatchObject({
    ...{ verdict: 'warn', approvers: ['group:default/platform'] },
  });
  expect(files[0].diff).toContain('+  - id: cost-increase-pull-1');
  const open = (asked: object) =>
    post(`${address}/exception`, { request: asked, digest });
  await open({ ...request, until: dayIn(31) }).expect(409);
  const { body: opened } = await open(request).expect(201);
  expect((await open(request).expect(200)).body.number).toBe(opened.number);
  await octokit.pulls.merge({
    ...{ owner: 'acme', repo: 'pulled', pull_number: opened.number },
  });
  await post(`${address}/again`).expect(202);
  const after = await until(async () => {
    const { body } = await get(address);
    return body.judgement.verdict === 'warn' ? body : undefined;
  });
  expect(pullCostDetailSchema.parse(after)).toMatchObject({
    judgement: {
      reasons: [
        {
          ...{ code: 'increase', level: 'warn' },
          lifted: { exceptions: ['cost-increase-pull-1'], until: dayIn(30) },
        },
        { code: 'budget-near' },
      ],
    },
    exceptions: [{ rule: 'cost-increase', state: 'merged' }],
  });
}

function dayIn(days: number) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
