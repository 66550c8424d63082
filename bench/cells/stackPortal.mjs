import path from 'node:path';
import { startBrowser } from '../lib/browser.mjs';
import { startPortalWithStacks } from '../lib/portalWithStacks.mjs';
import { cpuOfFamily, freePort, startServer } from '../lib/server.mjs';
import { untilSettled } from '../lib/settled.mjs';
import { visitTwice } from './catalogPage.mjs';

/** Milliseconds that nobody asks: as long as the portal's polls are apart. */
const REST_MS = 60_000;

const PAGE = {
  S: {
    path: '/?filters%5Bkind%5D=component&filters%5Buser%5D=all',
    row: 'a[href*="/catalog/default/component/stack-"]',
  },
  P: { path: '/stacks', row: 'main table tbody th a' },
};

/**
 * The whole server with all its plugins, whose catalog has the stacks: how long
 * the catalog takes to be done, and what each entity costs until then; P7 what
 * it costs afterwards, when nobody asks; P12 the list of stacks in a browser (S:
 * the catalog's list of components).
 */
export const stackPortal = {
  id: 'stack-portal',
  servesArms: true,
  metrics: [
    { id: 'settle', title: 'catalog done after', unit: 's' },
    { id: 'settleEach', title: 'processor for one entity', unit: 'ms' },
    { id: 'restCpu', title: 'P7 server at rest (goal 0.6)', unit: '%' },
    { id: 'restDatabase', title: 'P7 database at rest', unit: '%' },
    { id: 'restCommits', title: 'P7 commits at rest (goal 5)', unit: '/s' },
    { id: 'restRss', title: 'memory at rest', unit: 'MiB' },
    { id: 'listRow', title: 'P12 first stack, warm (goal 450)', unit: 'ms' },
    { id: 'listOwn', title: 'P12 calls of our plugins (goal 2)', unit: '' },
    { id: 'listCalls', title: 'all API calls of that visit', unit: '' },
  ],
  servers: new Map(),

  async warmUp(arm, context) {
    if (arm.name === 'L') return;
    const { database } = context;
    const start = arm.name === 'P' ? startPortalWithStacks : startStock;
    const before = (await database.usage()).cpuSeconds;
    const server = await start(arm, context);
    const began = performance.now();
    const known = await untilSettled(database, server.catalog);
    const spent =
      cpuOfFamily(server.pid) + (await database.usage()).cpuSeconds - before;
    this.servers.set(arm.name, {
      ...server,
      settle: (performance.now() - began) / 1000,
      settleEach: (spent * 1000) / known,
    });
    await this.look(arm, context);
  },

  async measure(arm, context) {
    const server = this.servers.get(arm.name);
    if (!server) return {};
    const { settle, settleEach } = server;
    const rest = await atRest(server, context.database);
    return { settle, settleEach, ...rest, ...(await this.look(arm, context)) };
  },

  async look(arm, { chromium }) {
    const { path: page, row } = PAGE[arm.name];
    const { baseUrl } = this.servers.get(arm.name);
    const { guestButton } = arm;
    const browser = await startBrowser(chromium);
    try {
      const url = `${baseUrl}${page}`;
      const how = { row, guestButton };
      const { again } = await visitTwice(browser.page, url, how);
      return {
        listRow: again.ms,
        listOwn: again.ownCalls,
        listCalls: again.apiCalls,
      };
    } finally {
      await browser.close();
    }
  },

  async end() {
    for (const server of this.servers.values()) await server.stop();
    this.servers.clear();
  },
};

async function atRest(server, database) {
  const now = async () => ({
    at: performance.now(),
    cpu: cpuOfFamily(server.pid),
    database: await database.usage(),
  });
  const before = await now();
  await new Promise(done => setTimeout(done, REST_MS));
  const after = await now();
  const seconds = (after.at - before.at) / 1000;
  const spent = after.database.cpuSeconds - before.database.cpuSeconds;
  return {
    restCpu: ((after.cpu - before.cpu) / seconds) * 100,
    restDatabase: (spent / seconds) * 100,
    restCommits: (after.database.commits - before.database.commits) / seconds,
    restRss: server.usage().rssMiB,
  };
}

async function startStock(arm, { cache, entities }) {
  // Other cells have filled the usual databases.
  const prefix = 'stack_portal_';
  const { baseUrl, ...server } = arm.server(await freePort(), prefix);
  const running = await startServer({
    ...server,
    readyUrl: `${baseUrl}/.backstage/health/v1/readiness`,
    log: path.join(cache, `${arm.name}.log`),
  });
  return {
    ...running,
    baseUrl,
    catalog: { name: `${prefix}catalog`, schema: 'public', entities },
  };
}
