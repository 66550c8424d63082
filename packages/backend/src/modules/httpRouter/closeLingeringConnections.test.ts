import { createServer, get } from 'node:http';
import { AddressInfo } from 'node:net';
import { closeLingeringConnections } from './closeLingeringConnections';

describe('closeLingeringConnections', () => {
  it('ends a stream that would hold up the shutdown', async () => {
    let shutdown = () => {};
    const server = createServer((_req, res) => {
      res.write('first'); // and never ends
    });
    closeLingeringConnections(
      server,
      { addShutdownHook: hook => (shutdown = hook as () => void) },
      20,
    );
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const ended = new Promise(done => {
      get({ port, host: '127.0.0.1' }, res => {
        res.on('data', () => {});
        res.on('error', done);
        res.once('data', () => {
          shutdown();
          server.close();
        });
      });
    });
    await ended;
    expect(
      await new Promise(done => server.getConnections((_, n) => done(n))),
    ).toBe(0);
  });
});
