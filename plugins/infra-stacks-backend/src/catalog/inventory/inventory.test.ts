import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { InventoryClient } from '@infra-portal/infra-node';
import express from 'express';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { moduleOf, REPOSITORY, stackOf } from '../__testUtils__/things';
import { createInventoryRouter, Inventory, type InventoryContents } from '.';

const repositories = [
  { repository: REPOSITORY, url: 'https://x', commit: 'c' },
];
let contents: InventoryContents;
let server: Server;
const asked: string[] = [];

beforeEach(async () => {
  asked.length = 0;
  const app = express();
  app.use((request, _response, next) => {
    asked.push(`${request.method} ${request.url}`);
    next();
  });
  app.use(
    createInventoryRouter({
      httpAuth: mockServices.httpAuth({
        pluginId: 'infra-stacks',
        defaultCredentials: mockCredentials.none(),
      }),
      inventory: new Inventory(async () => contents),
    }),
  );
  app.use(mockErrorHandler());
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => server.close());

const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const client = (fetch?: typeof globalThis.fetch) =>
  new InventoryClient({
    discovery: mockServices.discovery.mock({ getBaseUrl: async () => base() }),
    auth: mockServices.auth(),
    ...(fetch && { fetch }),
  });

it('transfers what changed, and next to nothing when nothing did', async () => {
  const things = Array.from({ length: 700 }, (_, index) =>
    stackOf(`s${index}`),
  );
  contents = { version: '1', repositories, things };
  const own = client();
  const first = await own.read();
  expect([...first.things.values()].map(({ thing }) => thing)).toEqual(things);
  expect(first.repositories.get(REPOSITORY)?.commit).toBe('c');
  expect(asked.splice(0)).toHaveLength(3);

  expect(await own.read()).toBe(first);
  expect(asked.splice(0)).toHaveLength(1);

  const changed = stackOf('s1', { environment: 'prod' });
  contents = {
    version: '2',
    repositories,
    things: [changed, moduleOf('s1'), ...things.slice(2)],
  };
  const second = await own.read();
  expect(asked).toHaveLength(2);
  expect(second.things.size).toBe(700);
  expect(second.things.get('stack:s0')).toBeUndefined();
  expect(second.things.get('stack:s1')?.thing).toEqual(changed);
  expect(second.things.get('module:s1')?.thing.kind).toBe('module');
  expect(second.things.get('stack:s2')).toBe(first.things.get('stack:s2'));
});

it('begins anew when something changes while it reads', async () => {
  contents = { version: '1', repositories, things: [stackOf('old')] };
  let requests = 0;
  const own = client(async (...request) => {
    requests += 1;
    if (requests === 2) {
      contents = { version: '2', repositories, things: [stackOf('new')] };
    }
    return fetch(...request);
  });
  const { things } = await own.read();
  expect([...things.keys()]).toEqual(['stack:new']);
});

it('gives up when it never comes to an end', async () => {
  let version = 0;
  const own = client(async (...request) => {
    version += 1;
    const things = [stackOf(`s${version}`)];
    contents = { version: String(version), repositories, things };
    return fetch(...request);
  });
  await expect(own.read()).rejects.toThrow('change faster');
});

it('tells nobody but services', async () => {
  contents = { version: '1', repositories, things: [] };
  const get = (headers: Record<string, string>) =>
    fetch(`${base()}/inventory`, { headers });
  expect((await get({})).status).toBe(401);
  const user = { authorization: mockCredentials.user.header() };
  expect((await get(user)).status).toBe(403);
  const service = { authorization: mockCredentials.service.header() };
  expect((await get(service)).status).toBe(200);
  const refused = await fetch(`${base()}/inventory/things`, {
    method: 'POST',
    headers: { ...service, 'content-type': 'application/json' },
    body: JSON.stringify({ ids: Array.from({ length: 501 }, String) }),
  });
  expect(refused.status).toBe(400);
});

it('says what is wrong when it gets no answer', async () => {
  contents = undefined as never;
  await expect(client().read()).rejects.toThrow('500');
});
