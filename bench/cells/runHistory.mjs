import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { bothDatabases } from '../lib/bothDatabases.mjs';
import { load, startStacks } from '../lib/stacks.mjs';

const PROCESS = fileURLToPath(
  new URL('./runHistoryProcess.mjs', import.meta.url),
);
const RUNS = 1_000_000;
const run = promisify(execFile);

const ALONE = { atOnce: 1, questions: 200 };
const BEFORE = { atOnce: 2, questions: 40 };

/** Each kind of question in turn: pages of one product, also of what failed. */
const FILTERS = [
  '',
  '&state=failed',
  '&command=apply',
  '&state=failed&state=discarded',
];

/**
 * A million runs of three years in the database, written as the store writes
 * them, but in bulk: pages of a product's runs, as a signed-in person asks.
 */
export const runHistory = {
  id: 'run-history',
  metrics: ['SQLite', 'PostgreSQL'].flatMap(name => [
    {
      id: `runs50${name}`,
      title: `product's page of 10⁶ runs, ${name}`,
      unit: 'ms',
    },
    { id: `runs95${name}`, title: 'the same, p95 (goal 50)', unit: 'ms' },
    {
      id: `runsWords95${name}`,
      title: 'the same with a word, p95',
      unit: 'ms',
    },
  ]),
  worlds: new Map(),

  async warmUp(arm, { cache, database }) {
    if (arm.name !== 'P') return;
    for (const [name, used] of bothDatabases(database)) {
      const entities = 2_223;
      const started = await startStacks({ cache, database: used, entities });
      const products = await fill(started);
      this.worlds.set(name, { ...started, products });
      await this.ask(name, BEFORE, '');
    }
  },

  async measure(arm) {
    if (arm.name !== 'P') return {};
    const measured = {};
    for (const name of this.worlds.keys()) {
      const { median, p95 } = await this.ask(name, ALONE, '');
      const words = await this.ask(name, ALONE, '&q=dev');
      Object.assign(measured, {
        [`runs50${name}`]: median,
        [`runs95${name}`]: p95,
        [`runsWords95${name}`]: words.p95,
      });
    }
    return measured;
  },

  async ask(name, how, more) {
    const { get, products } = this.worlds.get(name);
    return load(async number => {
      const product = products[(number * 7) % products.length];
      const filter = FILTERS[number % FILTERS.length];
      const { items } = await get(
        `/runs?limit=50&product=${product}${filter}${more}`,
      );
      // A product of few stacks may have none that failed.
      if (items.length === 0 && !filter)
        throw new Error(`${product} has no runs`);
    }, how);
  },

  async end() {
    for (const { world } of this.worlds.values()) await world.stop();
    this.worlds.clear();
  },
};

/** Writes the runs. @returns names of the products that have some */
async function fill({ get, world }) {
  const stacks = [];
  let cursor = '';
  do {
    const page = await get(`/stacks?limit=100${cursor}`);
    stacks.push(
      ...page.items.map(({ name, dir, product }) => ({ name, dir, product })),
    );
    cursor = page.nextCursor && `&cursor=${page.nextCursor}`;
  } while (cursor);
  const owned = stacks.filter(({ product }) => product);
  const file = path.join(world.folder, 'runs.json');
  const repository = `${new URL(world.sandboxUrl).host}/acme/infrastructure`;
  fs.writeFileSync(
    file,
    JSON.stringify({
      ...{ stacks: owned, repository, count: RUNS },
      knex: world.connection
        ? {
            client: 'pg',
            connection: world.connection,
            searchPath: ['infra-stacks'],
          }
        : {
            client: 'better-sqlite3',
            connection: {
              filename: path.join(world.folder, 'sqlite/infra-stacks.sqlite'),
            },
            useNullAsDefault: true,
          },
    }),
  );
  await run(process.execPath, [PROCESS, file]);
  return [...new Set(owned.map(({ product }) => product))];
}
