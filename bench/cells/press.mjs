import fs from 'node:fs';
import path from 'node:path';
import { sampleIsCatalogued, startPortal } from '../../e2e/lib/portal.mjs';
import { startBrowser } from '../lib/browser.mjs';

const SERVICE = { S: 'stock', P: 'portal' };

/**
 * P9: from the press until the browser shows the pull request, on one portal
 * with the sandbox's GitHub. S: Backstage's own scaffolder and its task page,
 * with a template of one file; P: our form, with some thirty files and all gates.
 * Filling in is not measured.
 */
export const press = {
  id: 'press',
  metrics: [
    {
      id: 'press',
      title: 'P9 press to pull request shown',
      unit: 'ms',
      goal: 10,
    },
    { id: 'pressPage', title: 'P9 press to page of request', unit: 'ms' },
  ],
  rep: 0,

  async warmUp(arm, { cache, chromium }) {
    if (arm.name === 'L') return;
    if (!this.portal) {
      const data = path.join(cache, 'press');
      fs.rmSync(data, { recursive: true, force: true });
      this.portal = await startPortal({ data });
      await sampleIsCatalogued(this.portal.url);
      this.browser = await startBrowser(chromium);
      await signIn(this.browser.page, this.portal.url);
    }
    await this.measure(arm);
  },

  async measure(arm) {
    if (arm.name === 'L') return {};
    this.rep += 1;
    const service = `${SERVICE[arm.name]}-${this.rep}`;
    const { page } = this.browser;
    return arm.name === 'S'
      ? throughTask(page, this.portal.url, service)
      : throughForm(page, this.portal.url, service);
  },

  async end() {
    await this.browser?.close();
    await this.portal?.stop();
  },
};

/** Signs somebody in who may create services. */
export async function signIn(page, url) {
  await page.goto(url);
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: /Continue with/ }).click();
  const popup = await opened;
  await popup
    .getByRole('button', { name: /developer/ })
    .first()
    .click();
  await page.getByRole('navigation').first().waitFor();
}

async function throughTask(page, url, service) {
  await page.goto(`${url}/create/templates/default/document-service`);
  await page.getByLabel(/^Product/).fill('authhub');
  await page.getByLabel(/^Service/).fill(service);
  await page.getByLabel(/^Owner/).fill('platform');
  await page
    .getByRole('option', { name: /platform/i })
    .first()
    .click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel(/^Contact/).fill('#authhub');
  await page.getByLabel(/^What people/).fill('People cannot sign in');
  await page.getByLabel(/^First thing/).fill('Look at the last deployment');
  await page.getByRole('button', { name: 'Review' }).click();
  const button = page.getByRole('button', { name: 'Create' });
  await button.waitFor();
  const started = performance.now();
  await button.click();
  await page.waitForURL(/\/create\/tasks\//);
  const shown = performance.now() - started;
  await page.locator('a[href*="/pull/"]').first().waitFor();
  return { press: performance.now() - started, pressPage: shown };
}

async function throughForm(page, url, service) {
  await page.goto(`${url}/create-service`);
  const fill = (name, text) => page.getByRole('textbox', { name }).fill(text);
  await page.getByRole('combobox', { name: 'Product' }).selectOption('authhub');
  await fill('Name of the service', service);
  await fill(/^What it does/, 'Keeps the sessions of people');
  await fill(/^Cost centre/, 'CC-2100');
  await fill(/^Container image/, 'ghcr.io/acme/session:1.0.0');
  await page.getByText(/New files: \d+/).waitFor();
  const button = page.getByRole('button', { name: 'Open pull request' });
  await page.waitForTimeout(1_000);
  const started = performance.now();
  await button.click();
  await page.waitForURL(/\/pull-requests\/[0-9a-f-]{36}$/);
  const shown = performance.now() - started;
  await page
    .getByRole('link', { name: /on GitHub/ })
    .first()
    .waitFor();
  return { press: performance.now() - started, pressPage: shown };
}
