import fs from 'node:fs';
import path from 'node:path';
import { sampleIsCatalogued, startPortal } from '../../e2e/lib/portal.mjs';
import { startBrowser } from '../lib/browser.mjs';
import { quantile } from '../lib/statistics.mjs';
import { signIn } from './press.mjs';

const CHANGES = 20;
/** Between two changes: the preview of the one before is not measured. */
const REST_MS = 1_500;

/**
 * From a change of an answer in the form of Create service until the price of the
 * answers as they are now is on screen, by the browser's own clock. Stock Backstage
 * has nothing like it.
 */
export const livePrice = {
  id: 'live-price',
  metrics: [
    { id: 'livePrice50', title: 'change to price, p50', unit: 'ms' },
    { id: 'livePrice95', title: 'the same, p95 (goal 150)', unit: 'ms' },
  ],

  async warmUp(arm, { cache, chromium }) {
    if (arm.name !== 'P') return;
    const data = path.join(cache, 'live-price');
    fs.rmSync(data, { recursive: true, force: true });
    this.portal = await startPortal({ data });
    await sampleIsCatalogued(this.portal.url);
    this.browser = await startBrowser(chromium);
    const { page } = this.browser;
    await signIn(page, this.portal.url);
    await fillIn(page, this.portal.url);
    await this.measure(arm);
  },

  async measure(arm) {
    if (arm.name !== 'P') return {};
    const { page } = this.browser;
    const times = [];
    for (let number = 0; number < CHANGES; number += 1) {
      times.push(await priceAfter(page, number));
      await page.waitForTimeout(REST_MS);
    }
    return {
      livePrice50: quantile(times, 0.5),
      livePrice95: quantile(times, 0.95),
    };
  },

  async end() {
    await this.browser?.close();
    await this.portal?.stop();
  },
};

async function fillIn(page, url) {
  await page.goto(`${url}/create-service`);
  const fill = (name, text) => page.getByRole('textbox', { name }).fill(text);
  await page.getByRole('combobox', { name: 'Product' }).selectOption('authhub');
  await fill('Name of the service', 'priced');
  await fill(/^What it does/, 'Has a price');
  await fill(/^Cost centre/, 'CC-2100');
  await fill(/^Container image/, 'ghcr.io/acme/priced:1.0.0');
  await page.locator('form p:not([data-old]) > strong').waitFor();
  await page.evaluate(watchPrice);
}

/**
 * Runs in the page: from the first event of a change until the line has another
 * price that is not said to be of earlier answers.
 */
function watchPrice() {
  const line = () => document.querySelector('form p > strong')?.parentElement;
  const watch = { before: line().textContent };
  window.benchPrice = watch;
  document.addEventListener(
    'input',
    () => {
      watch.changedAt = performance.now();
      watch.before = line()?.querySelector('strong')?.textContent;
      watch.shownAt = undefined;
    },
    true,
  );
  new MutationObserver(() => {
    const now = line();
    const price = now?.querySelector('strong')?.textContent;
    const isNew = price && price !== watch.before && !('old' in now.dataset);
    if (watch.changedAt && !watch.shownAt && isNew) {
      watch.shownAt = performance.now();
    }
  }).observe(document.querySelector('form'), {
    ...{ subtree: true, childList: true, characterData: true },
    ...{ attributes: true, attributeFilter: ['data-old'] },
  });
}

/** Another number of tasks in prod than before, and than it begins with. */
async function priceAfter(page, number) {
  await page
    .getByLabel('Running, at least in prod', { exact: true })
    .fill(String(3 + (number % 2)));
  await page.waitForFunction(() => window.benchPrice.shownAt);
  return page.evaluate(
    () => window.benchPrice.shownAt - window.benchPrice.changedAt,
  );
}
