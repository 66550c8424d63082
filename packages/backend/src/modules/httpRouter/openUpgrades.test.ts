import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openUpgrades } from './openUpgrades';

/** Takes upgrades from the first request for one on, and never answers that. */
async function startLikeSignals(refuseFirst = 0) {
  const asked: string[] = [];
  let refused = 0;
  const server = createServer((req, res) => {
    asked.push(req.url ?? '');
    if (refused < refuseFirst) {
      refused += 1;
      res.writeHead(503).end();
      return;
    }
    server.on('upgrade', (again, socket) => {
      asked.push(again.url ?? '');
      // Whoever asked may be gone.
      socket.on('error', () => {});
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { asked, server };
}

async function statusOf(
  server: Server,
  patience = 5_000,
): Promise<number | 'nothing'> {
  const { port } = server.address() as AddressInfo;
  const asked = request({
    ...{ host: '127.0.0.1', port, path: '/api/signals', agent: false },
    headers: { connection: 'Upgrade', upgrade: 'websocket' },
    signal: AbortSignal.timeout(patience),
  });
  asked.end();
  try {
    const [response] = await once(asked, 'response');
    return response.statusCode;
  } catch {
    return 'nothing';
  }
}

function start(server: Server, patience: number, attempts?: number) {
  let hook = () => {};
  openUpgrades(
    server,
    { addStartupHook: each => (hook = each as () => void) },
    { patience, attempts },
  );
  hook();
}

const pause = (time: number) =>
  new Promise(resolve => setTimeout(resolve, time));

/** Waits until it was asked so often, and for who would ask once more. */
async function settled(count: () => number, wanted: number) {
  for (let left = 200; count() < wanted && left > 0; left -= 1) await pause(50);
  await pause(200);
}

it.each([0, 2])(
  'asks before people do, after %d refusals because it is starting',
  async refusals => {
    const { asked, server } = await startLikeSignals(refusals);
    // Longer than an answer takes on a busy machine: the first is never answered.
    start(server, 1_000);
    await settled(() => asked.length, refusals + 2);
    expect(asked).toEqual(Array(refusals + 2).fill('/api/signals'));
    expect(await statusOf(server)).toBe(400);
    server.close();
  },
);

it('leaves the first of the people without an answer otherwise', async () => {
  const { server } = await startLikeSignals();
  expect(await statusOf(server, 300)).toBe('nothing');
  expect(await statusOf(server)).toBe(400);
  server.close();
});

it('gives up where nobody answers, and fails nothing', async () => {
  let asked = 0;
  const server = createServer(() => {
    asked += 1;
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  start(server, 40, 3);
  await settled(() => asked, 3);
  expect(asked).toBe(3);
  server.close();
});
