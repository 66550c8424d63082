import fs from 'node:fs';
import path from 'node:path';
import { sampleIsCatalogued, startPortal } from '../../e2e/lib/portal.mjs';
import { startBrowser } from '../lib/browser.mjs';
import { openLargePull, TITLE } from '../lib/largePull.mjs';
import { signIn } from './press.mjs';

const FILES = 500;
/** After a push: what the portal and Atlantis do of it is not measured. */
const REST_MS = 10_000;
/** A turn of the wheel, and how often it is turned. */
const TURN = 900;
const TURN_MS = 60;

/**
 * P10: the review of a pull request of 500 files in a browser, on one sandboxed
 * portal: until the first diff is drawn, of a head that nobody has read and once
 * more; then through all of it by the wheel. Stock Backstage has nothing like it.
 */
export const reviewPage = {
  id: 'review-page',
  metrics: [
    {
      id: 'reviewNew',
      title: 'P10 first diff of 500, head unread (at most 800)',
      unit: 'ms',
    },
    { id: 'reviewAgain', title: 'the same once more', unit: 'ms' },
    {
      id: 'reviewClick',
      title: 'P10 the same, from a click in the list (at most 800)',
      unit: 'ms',
    },
    {
      id: 'reviewLong',
      title: 'P10 tasks over 50 ms while scrolling (goal 0)',
      unit: '',
    },
    { id: 'reviewLongest', title: 'the longest task of these', unit: 'ms' },
    { id: 'reviewTurns', title: 'turns of the wheel to the end', unit: '' },
  ],

  async warmUp(arm, { cache, chromium }) {
    if (arm.name !== 'P') return;
    const data = path.join(cache, 'review-page');
    fs.rmSync(data, { recursive: true, force: true });
    this.portal = await startPortal({ data });
    const { url, sandboxUrl } = this.portal;
    await sampleIsCatalogued(url);
    const secrets = fs.readFileSync(path.join(data, 'secrets.json'), 'utf8');
    const { SANDBOX_ADMIN_TOKEN: token } = JSON.parse(secrets);
    this.pull = await openLargePull({ sandboxUrl, token, count: FILES });
    this.browser = await startBrowser(chromium);
    const { page } = this.browser;
    await page.addInitScript(watch);
    await signIn(page, url);
    await this.measure(arm);
  },

  async measure(arm) {
    if (arm.name !== 'P') return {};
    const { page } = this.browser;
    const { url, sandboxUrl } = this.portal;
    const { host } = new URL(sandboxUrl);
    const address = `${url}/pull-requests/${encodeURIComponent(
      host,
    )}/acme/infrastructure/${this.pull.number}`;
    await this.pull.push();
    await page.waitForTimeout(REST_MS);
    const reviewNew = await open(page, address);
    const reviewAgain = await open(page, address);
    const reviewClick = await click(page, `${url}/pull-requests?view=all`);
    // What a page does right after its first diff belongs to opening it.
    await page.waitForTimeout(3_000);
    return {
      reviewNew,
      reviewAgain,
      reviewClick,
      ...(await scrollThrough(page)),
    };
  },

  async end() {
    await this.browser?.close();
    await this.portal?.stop();
    this.pull?.end();
  },
};

/** In the page, before it begins: goes to the files, and keeps what took long. */
function watch() {
  window.bench = { long: [] };
  new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) {
      window.bench.long.push(duration);
    }
  }).observe({ type: 'longtask' });
  const look = () => {
    const line = document.querySelector('article [role="row"][data-kind]');
    const { top, bottom } = line?.getBoundingClientRect() ?? {};
    if (line && bottom > 0 && top < window.innerHeight) {
      // Painted with the frame that follows.
      requestAnimationFrame(() => {
        window.bench.drawn = performance.now();
      });
      return;
    }
    document.querySelector('article')?.scrollIntoView({ block: 'start' });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const press = () => {
    window.bench.pressed = performance.now();
  };
  document.addEventListener('pointerdown', press, true);
}

/** Milliseconds from the load, or the press, until a line can be seen. */
async function drawn(page) {
  const time = await page.waitForFunction(
    () =>
      window.bench.drawn && window.bench.drawn - (window.bench.pressed ?? 0),
    undefined,
    { timeout: 120_000 },
  );
  return time.jsonValue();
}

async function open(page, address) {
  await page.goto(address, { waitUntil: 'commit' });
  return drawn(page);
}

/** From the list of pull requests, which has been there for a while. */
async function click(page, list) {
  await page.goto(list);
  const link = page.getByRole('link', { name: TITLE });
  await link.waitFor();
  await page.waitForTimeout(3_000);
  await link.click();
  return drawn(page);
}

async function scrollThrough(page) {
  await page.mouse.move(800, 500);
  await page.evaluate(() => window.bench.long.splice(0));
  let turns = 0;
  for (let isEnd = false; !isEnd; turns += 1) {
    await page.mouse.wheel(0, TURN);
    await page.waitForTimeout(TURN_MS);
    isEnd = await page.evaluate(() => {
      const { scrollTop, clientHeight, scrollHeight } =
        document.documentElement;
      return scrollTop + clientHeight > scrollHeight - 2;
    });
  }
  const { long, articles } = await page.evaluate(() => ({
    long: window.bench.long,
    articles: document.querySelectorAll('article').length,
  }));
  if (articles < FILES) throw new Error(`${articles} files were there`);
  return {
    reviewLong: long.length,
    reviewLongest: Math.max(0, ...long),
    reviewTurns: turns,
  };
}
