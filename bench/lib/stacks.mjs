import { startWorld } from '../create/world.mjs';
import { untilAtRest, untilSettled } from './settled.mjs';

const PATIENCE_MS = 600_000;
/** Products, components and resources of the catalog: nine stacks of 19. */
export const stacksOf = entities =>
  Math.max(9, Math.floor((entities * 9) / 20));

/**
 * The portal's backend of stacks over a repository, when all of them are listed,
 * and are in the catalog.
 * @returns the world, somebody who asks, and what reading took in ms
 */
export async function startStacks({ cache, database, entities }) {
  const stacks = stacksOf(entities);
  const started = performance.now();
  const world = await startWorld({
    ...{ cache, database, stacks },
    plugin: 'infra-stacks',
  });
  const ready = performance.now();
  const ask = await world.as('reader');
  const get = async route => {
    const { status, body } = await ask('GET', route);
    if (status !== 200) throw new Error(`${route} answered ${status}`);
    return body;
  };
  for (;;) {
    // The starter has some of its own.
    const { total } = await get('/stacks?limit=1');
    if (total >= stacks) break;
    if (performance.now() - started > PATIENCE_MS) {
      throw new Error(`${total} of ${stacks} stacks are listed`);
    }
    await new Promise(done => setTimeout(done, 20));
  }
  const ingestMs = performance.now() - ready;
  if (database) {
    // What the catalog does after that is measured by the cell stack-portal.
    const name = world.connection.database;
    const catalog = { name, schema: 'catalog', entities: stacks };
    await untilSettled(database, catalog);
  } else await untilAtRest(world);
  return { world, get, stacks, ingestMs };
}

/**
 * Asks again and again, so many at a time.
 * @param ask a function of the number of the question
 * @returns the median and the 95th percentile of one answer, and the time for
 *   each answer, in ms
 */
export async function load(ask, { atOnce, questions }) {
  const times = [];
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < questions) {
        const number = next;
        next += 1;
        const begin = performance.now();
        await ask(number);
        times.push(performance.now() - begin);
      }
    }),
  );
  const each = (performance.now() - started) / questions;
  times.sort((a, b) => a - b);
  const p95 = times[Math.floor(times.length * 0.95)];
  return { median: times[times.length >> 1], p95, each };
}
