import path from 'node:path';
import { startBrowser } from '../lib/browser.mjs';
import { freePort, startServer } from '../lib/server.mjs';

const QUERY = '?filters%5Bkind%5D=component&filters%5Buser%5D=all';
const ROW = 'a[href*="/catalog/default/component/stack-"]';

/**
 * P12 and P13 on the list of components, in a fresh browser each time: the
 * first visit (signing in as a guest included) with everything it loads, then
 * a reload with a full cache, until the first row can be seen.
 */
export const catalogPage = {
  id: 'catalog-page',
  servesArms: true,
  metrics: [
    { id: 'jsBytes', title: 'P13 JS on first load', unit: 'kB', goal: 3 },
    { id: 'jsFiles', title: 'P13 JS files on first load', unit: 'files' },
    { id: 'cold', title: 'first row, first visit', unit: 'ms' },
    { id: 'warm', title: 'P12 first row, warm', unit: 'ms', goal: 3 },
    { id: 'api', title: 'API calls of a warm visit', unit: 'calls' },
  ],
  servers: new Map(),

  /** Starts the arm's server and waits until its catalog is complete. */
  async warmUp(arm, context) {
    const { baseUrl, ...server } = arm.server(await freePort());
    const running = await startServer({
      ...server,
      readyUrl: `${baseUrl}/.backstage/health/v1/readiness`,
      log: path.join(context.cache, `${arm.name}.log`),
    });
    this.servers.set(arm.name, { ...running, baseUrl });
    if (arm.guestButton) await untilComplete(baseUrl, context.entities);
    await this.measure(arm, context);
  },

  async measure(arm, { chromium }) {
    const url = `${this.servers.get(arm.name).baseUrl}${
      arm.catalogPath
    }${QUERY}`;
    const browser = await startBrowser(chromium);
    try {
      const { first, again } = await visitTwice(browser.page, url, {
        row: ROW,
        guestButton: arm.guestButton,
      });
      return {
        jsBytes: first.jsBytes / 1000,
        jsFiles: first.jsFiles,
        cold: first.ms,
        warm: again.ms,
        api: again.apiCalls,
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

/**
 * Visits a page for the first time, signing in as a guest, and once more.
 * @param row selects what has to be seen
 */
export async function visitTwice(page, url, { row, guestButton }) {
  const first = await visit(page, url, row, guestButton);
  // Lets the pages write what they want to keep (token, settings).
  await page.waitForTimeout(1_000);
  return { first, again: await visit(page, url, row) };
}

async function visit(page, url, selector, guestButton) {
  const scripts = [];
  let apiCalls = 0;
  let ownCalls = 0;
  const onFinished = request => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith('.js')) scripts.push(request);
    if (pathname.startsWith('/api/')) apiCalls += 1;
    if (pathname.startsWith('/api/infra-')) ownCalls += 1;
  };
  page.on('requestfinished', onFinished);
  const started = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  const row = page.locator(selector).first();
  if (guestButton) {
    await page.getByRole('button', { name: guestButton }).click();
  }
  await row.waitFor({ state: 'visible', timeout: 60_000 });
  const ms = performance.now() - started;
  // What a page loads right after its first row belongs to the load too.
  await page.waitForTimeout(1_500);
  page.off('requestfinished', onFinished);
  const sizes = await Promise.all(scripts.map(script => script.sizes()));
  return {
    ms,
    apiCalls,
    ownCalls,
    jsFiles: scripts.length,
    jsBytes: sizes.reduce((sum, size) => sum + size.responseBodySize, 0),
  };
}

/** Waits until a catalog has so many entities, asked by a guest. */
export async function untilComplete(baseUrl, wanted) {
  const answer = await fetch(`${baseUrl}/api/auth/guest/refresh`);
  const { token } = (await answer.json()).backstageIdentity;
  const deadline = Date.now() + 1_200_000;
  for (;;) {
    const list = await fetch(
      `${baseUrl}/api/catalog/entities/by-query?limit=0&filter=metadata.labels.region`,
      { headers: { authorization: `Bearer ${token}` } },
    );
    const { totalItems } = await list.json();
    if (totalItems === wanted) return;
    if (Date.now() > deadline) {
      throw new Error(`The catalog has ${totalItems} of ${wanted} entities`);
    }
    await new Promise(done => setTimeout(done, 500));
  }
}
