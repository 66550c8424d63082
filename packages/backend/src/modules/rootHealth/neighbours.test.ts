import { mockServices } from '@backstage/backend-test-utils';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { readNeighbours } from './neighbours';

const read = (neighbours: Record<string, string>) =>
  readNeighbours(
    mockServices.rootConfig({
      data: { infraPortal: { health: { neighbours } } },
    }),
  );

describe('readNeighbours', () => {
  const server = createServer((req, res) => {
    res.statusCode = Number(req.url!.slice(1));
    res.end();
  });
  let address: string;
  beforeAll(async () => {
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it('is empty without configuration', () => {
    const config = mockServices.rootConfig({ data: {} });
    expect(readNeighbours(config).size).toBe(0);
  });

  it('takes any answer below 500 for reachable', async () => {
    const checks = read({
      ok: `${address}/200`,
      login: `${address}/401`,
      broken: `${address}/503`,
      gone: 'http://127.0.0.1:1/',
    });
    await expect(checks.get('ok')!()).resolves.toBeUndefined();
    await expect(checks.get('login')!()).resolves.toBeUndefined();
    await expect(checks.get('broken')!()).rejects.toThrow('503');
    await expect(checks.get('gone')!()).rejects.toThrow();
  });

  it('names the key of an address it cannot use', () => {
    expect(() => read({ atlantis: 'atlantis:4141' })).toThrow(
      /infraPortal\.health\.neighbours\.atlantis is 'atlantis:4141'/,
    );
  });
});
