import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { median } from './statistics.mjs';

/**
 * What this machine can do at the moment, in milliseconds, from work that has
 * nothing to do with the arms: hashing 64 MB, and 300 requests to an empty
 * server. When these change during a run, the machine changed, not the arms.
 */
export async function measureControl() {
  return { hashMs: hashing(), requestsMs: await requests() };
}

function hashing() {
  const block = Buffer.alloc(64e6, 7);
  return middleOf(9, () => createHash('sha256').update(block).digest());
}

function middleOf(times, work) {
  const taken = Array.from({ length: times }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return median(taken);
}

async function requests() {
  const server = createServer((_request, response) => response.end('ok'));
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${server.address().port}/`;
  const ask = async () => (await fetch(url)).arrayBuffer();
  for (let i = 0; i < 100; i++) await ask();
  const taken = [];
  for (let round = 0; round < 9; round++) {
    const started = performance.now();
    for (let i = 0; i < 300; i++) await ask();
    taken.push(performance.now() - started);
  }
  server.closeAllConnections();
  server.close();
  return median(taken);
}
