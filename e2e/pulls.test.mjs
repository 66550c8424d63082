// All open pull requests of the infrastructure repositories: what each risks,
// changes and waits for, whose it is, and the way to its review.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { looksRight } from './lib/axe.mjs';
import { closePull, openPullWith } from './lib/sandbox.mjs';
import {
  closeBrowser,
  newProfile,
  portalUrl,
  signInAs,
  viewports,
} from './lib/session.mjs';

after(closeBrowser);

const shots = process.env.E2E_SCREENSHOTS;
const LIST = `${portalUrl}/pull-requests`;
const SAMPLE = 'Run four FileFlow workers';
const TITLE = 'Warm up <img src=x onerror=alert(1)> the API';

async function shot(page, name) {
  if (!shots) return;
  fs.mkdirSync(shots, { recursive: true });
  await page.screenshot({
    path: path.join(shots, `${name}.png`),
    fullPage: true,
  });
}

const rowOf = (page, title) =>
  page.getByRole('listitem').filter({ hasText: title });

test('a reviewer sees what waits for them, and walks there by keyboard', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'reviewer');
  await page.goto(LIST);
  const view = page.getByRole('link', { name: /Needs my review/ });
  await page.getByRole('list', { name: 'Pull requests' }).waitFor();
  assert.equal(await view.getAttribute('aria-current'), 'true');
  await page.getByRole('link', { name: /All open/ }).click();
  const row = rowOf(page, SAMPLE);
  await row.getByText('High risk').waitFor();
  await row.getByText('fileflow-worker-prod').first().waitFor();
  await row.getByText(/a month/).waitFor();
  await row.getByText(/Waits for: developer/).waitFor();
  await looksRight(page, 'pulls, wide');
  await shot(page, 'pulls-wide-light-en');

  await page.locator('body').press('j');
  const first = await page.evaluate(() => document.activeElement.textContent);
  assert.ok(first.length > 0);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/pull-requests\/[^/]+\/acme\/[^/]+\/\d+$/);
  await page.getByRole('heading', { name: first }).waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

test('a filter narrows the list, and stays in the address', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(`${LIST}?view=all`);
  await rowOf(page, SAMPLE).waitFor();
  await page.getByLabel('Environment').selectOption('prod');
  await page.waitForURL(/view=all&environment=prod$/);
  await rowOf(page, 'Let AuthHub API grow').waitFor({ state: 'detached' });
  await page.getByRole('searchbox').fill('nothing is called like this');
  await page.getByText('No pull request fits the filter').waitFor();
  await page.getByRole('button', { name: 'Take the filter away' }).click();
  await rowOf(page, 'Let AuthHub API grow').waitFor();
  await page.getByRole('link', { name: /Stuck/ }).click();
  await rowOf(page, 'Keep old versions of files').waitFor();
  await page.getByRole('link', { name: 'Finished' }).click();
  await page.getByRole('radio', { name: 'Merged' }).waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

test('a new pull request appears by itself; narrow, dark and in Korean', async () => {
  const { page, context, errors } = await newProfile({ colorScheme: 'dark' });
  await signInAs(page, 'reviewer');
  await context.addInitScript(() => localStorage.setItem('language', 'ko'));
  await page.setViewportSize(viewports.narrow);
  await page.goto(`${LIST}?view=all`);
  await rowOf(page, SAMPLE).getByText('위험 높음').waitFor();
  const file = 'stacks/authhub/api/dev/notes/pulls.md';
  const number = await openPullWith('pulls-by-hand', TITLE, file, 'Warm.\n');
  const row = rowOf(page, TITLE);
  await row.waitFor({ timeout: 60_000 });
  await row.getByText(`#${number}`).waitFor();
  await row.getByText('authhub-api-dev', { exact: true }).waitFor();
  await looksRight(page, 'pulls, narrow');
  await shot(page, 'pulls-narrow-dark-ko');
  await closePull(number);
  await row.waitFor({ state: 'detached', timeout: 60_000 });
  assert.deepEqual(errors, []);
  await context.close();
});
