import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { InventoryThing } from '@infra-portal/infra-node';
import { startSandbox, type TestSandbox } from '@infra-portal/sandbox/testing';
import { startCosts, type Told, until } from './__testUtils__/startCosts';

jest.setTimeout(60_000);

const stranger = { authorization: mockCredentials.none.header() };

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const NAT = `provider "aws" {
  region = "ap-northeast-2"
}

resource "aws_nat_gateway" "a" {}
`;

const thing = (name: string, repository: string): InventoryThing => ({
  kind: 'stack',
  ...{ name, dir: `stacks/${name}`, repository },
  ref: `${repository}//stacks/${name}#default`,
  ...{ layer: 'product', product: 'a/b <i>', environment: 'prod' },
  ...{ owner: 'group:default/a', dependsOn: [], modules: [] },
});

async function start(name: string, more = {}) {
  await sandbox.createRepository(name, { 'stacks/nat/main.tf': NAT });
  const copy = await sandbox.clone('developer', name);
  const repository = `${new URL(sandbox.url).host}/acme/${name}`;
  const told: Told = {
    commit: (await copy.git('rev-parse', 'HEAD')).trim(),
    things: [thing('nat', repository), thing('gone', repository)],
  };
  const started = await startCosts(sandbox, name, () => told, more);
  await until(async () => {
    const { body } = await started.get('/stacks/nat');
    return body.cost ? true : undefined;
  });
  return started;
}

it('shows what a stack and a product cost to who has the address', async () => {
  const { backend, get } = await start('badges');
  const anonymous = (address: string) =>
    get(address)
      .set(stranger)
      .buffer(true)
      .parse(asText as never);
  const { body: link } = await get('/badge-links/stacks/nat').expect(200);
  expect(link.path).toMatch(/^\/badges\/stacks\/nat\.svg\?token=[\w-]{43}$/);
  const badge = await anonymous(link.path).expect(200);
  expect(badge.headers['content-type']).toBe('image/svg+xml; charset=utf-8');
  expect(badge.headers['cache-control']).toBe('max-age=300');
  expect(badge.body).toMatch(
    />\$[\d.]+ a month( · [^<]*)? · as of \w+ \d+, \d{4}<\/text>/,
  );

  const product = encodeURIComponent('a/b <i>');
  const { body: other } = await get(`/badge-links/products/${product}`);
  const whole = await anonymous(other.path).expect(200);
  expect(whole.body).toContain('1 of 2 stacks');
  expect(whole.body).toContain('a/b &lt;i&gt;: estimated');

  const { body: gone } = await get('/badge-links/stacks/gone');
  expect((await anonymous(gone.path)).body).toContain('not known yet');

  const [, token] = link.path.split('token=');
  for (const address of [
    '/badges/stacks/nat.svg',
    '/badges/stacks/nat.svg?token=x',
    `/badges/stacks/gone.svg?token=${token}`,
    `/badges/products/nat.svg?token=${token}`,
  ]) {
    await anonymous(address).expect(401);
  }
  await anonymous(`/badges/stacks/N.svg?token=${token}`).expect(400);
  await get('/badge-links/stacks/nobody').expect(404);
  await get('/badge-links/products/nobody').expect(404);
  await get('/badge-links/stacks/nat').set(stranger).expect(401);
  await backend.stop();
});

it('needs no token where badges are public', async () => {
  const { backend, get } = await start('open', {
    infraCost: { badges: 'public' },
  });
  const { body } = await get('/badge-links/stacks/nat').expect(200);
  expect(body.path).toBe('/badges/stacks/nat.svg');
  const { status } = await get(body.path).set(stranger);
  expect(status).toBe(200);
  await backend.stop();
});

it('gives no address to who may not see costs', async () => {
  await sandbox.createRepository('shut');
  const { backend, get } = await startCosts(
    ...[sandbox, 'shut', () => ({ commit: 'c', things: [] })],
    { result: AuthorizeResult.DENY },
  );
  const { status } = await get('/badge-links/stacks/nat');
  expect(status).toBe(403);
  await backend.stop();
});

/** What came, whatever it says of itself. */
function asText(
  response: NodeJS.ReadableStream,
  done: (error: Error | null, body: string) => void,
) {
  let text = '';
  response.on('data', chunk => {
    text += chunk;
  });
  response.on('end', () => done(null, text));
}
