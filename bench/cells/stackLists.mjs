import path from 'node:path';
import { freePort, startServer } from '../lib/server.mjs';
import { load, startStacks } from '../lib/stacks.mjs';
import { untilComplete } from './catalogPage.mjs';

const ALONE = { atOnce: 1, questions: 60 };
const TOGETHER = { atOnce: 8, questions: 400 };
/** Warms what both keep between questions. */
const BEFORE = { atOnce: 4, questions: 100 };
const TEAMS = 25;

const stock = {
  list: number =>
    `/api/catalog/entities/by-query?limit=20&orderField=metadata.name,asc&filter=${encodeURIComponent(
      `kind=component,spec.type=terraform-stack,spec.owner=group:default/team-${
        number % TEAMS
      }`,
    )}`,
  facets: () =>
    '/api/catalog/entity-facets?facet=spec.owner&facet=spec.system&facet=metadata.tags&facet=spec.lifecycle&filter=kind=component',
  one: () => '/api/catalog/entities/by-name/component/default/stack-00001-3',
};

/** Questions that were asked before would be answered from memory. */
let asked = 0;
const ORDERS = ['name', 'product', 'findings'];

const portal = {
  list: (_number, stacks) => {
    asked += 1;
    // Twenty stacks to a product.
    const product = asked % Math.ceil(stacks / 20);
    const name = `product-${String(product).padStart(4, '0')}`;
    const order = ORDERS[asked % ORDERS.length];
    return `/stacks?limit=20&order=${order}&product=${name}`;
  },
  facets: () => {
    asked += 1;
    const order = ORDERS[asked % ORDERS.length];
    return `/stacks?limit=${1 + (asked % 100)}&order=${order}`;
  },
  one: () => '/stacks/product-0000-service-0-dev',
};

/**
 * P1 a page of a list with its total, P2 all facets, P3 one by name, each as
 * somebody who is signed in; P5 until all could be listed. P4 is the ratio of
 * two runs with other `--entities`.
 */
export const stackLists = {
  id: 'stack-lists',
  metrics: [
    { id: 'listAlone', title: 'P1 list page, one asks', unit: 'ms', goal: 50 },
    { id: 'listEach', title: 'P1 list page, eight ask', unit: 'ms', goal: 40 },
    { id: 'facets', title: 'P2 facets', unit: 'ms', goal: 100 },
    { id: 'byName', title: 'P3 by name, eight ask', unit: 'ms', goal: 5 },
    {
      id: 'ingestStack',
      title: 'P5 ingest of one stack',
      unit: 'ms',
      goal: 20,
    },
    { id: 'listRss', title: 'memory after lists', unit: 'MiB' },
  ],
  servers: new Map(),

  async warmUp(arm, context) {
    if (arm.name === 'L') return;
    const server =
      arm.name === 'P'
        ? await startPortal(context)
        : await startStock(arm, context);
    this.servers.set(arm.name, server);
    for (const kind of ['list', 'facets', 'one']) {
      await load(number => server.ask(kind, number), BEFORE);
    }
  },

  async measure(arm) {
    const server = this.servers.get(arm.name);
    if (!server) return {};
    const timed = (kind, how) => load(number => server.ask(kind, number), how);
    const listAlone = (await timed('list', ALONE)).median;
    const listEach = (await timed('list', TOGETHER)).each;
    const facets = (await timed('facets', ALONE)).median;
    const byName = (await timed('one', TOGETHER)).each;
    const { ingestStack } = server;
    const listRss = server.usage().rssMiB;
    return { listAlone, listEach, facets, byName, ingestStack, listRss };
  },

  async end() {
    for (const server of this.servers.values()) await server.stop();
    this.servers.clear();
  },
};

async function startPortal(context) {
  const { world, get, stacks, ingestMs } = await startStacks(context);
  return {
    ask: (kind, number) => get(portal[kind](number, stacks)),
    usage: world.usage,
    ingestStack: ingestMs / stacks,
    stop: () => world.stop(),
  };
}

async function startStock(arm, { cache, entities }) {
  // Here only: the portal's arm is another server.
  await arm.prepare();
  const { baseUrl, ...server } = arm.server(await freePort());
  const running = await startServer({
    ...server,
    readyUrl: `${baseUrl}/.backstage/health/v1/readiness`,
    log: path.join(cache, `${arm.name}.log`),
  });
  const started = performance.now();
  await untilComplete(baseUrl, entities);
  // Nine of nineteen entities are stacks.
  const ingestStack = (performance.now() - started) / ((entities * 9) / 19);
  const answer = await fetch(`${baseUrl}/api/auth/guest/refresh`);
  const { token } = (await answer.json()).backstageIdentity;
  return {
    async ask(kind, number) {
      const found = await fetch(`${baseUrl}${stock[kind](number)}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      if (found.status !== 200) throw new Error(await found.text());
      return found.json();
    },
    usage: running.usage,
    ingestStack,
    stop: () => running.stop(),
  };
}
