// The price beside the form: it moves with the answers and with what is assumed
// of use, and is read in both languages.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { looksRight } from './lib/axe.mjs';
import {
  closeBrowser,
  newProfile,
  portalUrl,
  signInAsGuest,
  viewports,
} from './lib/session.mjs';

after(closeBrowser);

const ENGLISH = /^(?:at least )?\$([\d,]+\.\d\d) a month$/;
const KOREAN = /^(?:최소 )?월 \$([\d,]+\.\d\d)$/;

/** The price of the line, once it is that of the answers as they are now. */
async function price(page, pattern = ENGLISH) {
  const amount = page.locator('form strong').filter({ hasText: pattern });
  await amount.waitFor();
  await page
    .locator('form p[data-old]:has(strong)')
    .waitFor({ state: 'detached' });
  return Number(
    pattern.exec(await amount.textContent())[1].replaceAll(',', ''),
  );
}

/** The price after an act that moves it. */
async function priceAfter(page, act) {
  const before = await price(page);
  await act();
  for (let look = 0; look < 100; look += 1) {
    const now = await price(page);
    if (now !== before) return { before, now };
    await page.waitForTimeout(50);
  }
  throw new Error(`The price stays at ${before}`);
}

async function answer(page) {
  await page.goto(`${portalUrl}/create-service`);
  const fill = (name, text) => page.getByRole('textbox', { name }).fill(text);
  await page.getByRole('combobox', { name: 'Product' }).selectOption('authhub');
  await fill('Name of the service', 'priced');
  await fill(/^What it does/, 'Has a price');
  await fill(/^Cost centre/, 'CC-2100');
  await fill(/^Container image/, 'ghcr.io/acme/priced:1.0.0');
}

test('the price moves while the form changes', async () => {
  const { page, errors } = await newProfile();
  await signInAsGuest(page);
  await answer(page);
  const first = await price(page);
  assert.ok(first > 0, 'a service costs something');

  const cell = name => page.getByLabel(name, { exact: true });
  const bigger = await priceAfter(page, () =>
    cell('CPU units in prod').selectOption('1024'),
  );
  assert.ok(bigger.now > bigger.before, 'a bigger size costs more');
  const more = await priceAfter(page, () =>
    cell('Running, at least in prod').fill('3'),
  );
  assert.ok(more.now > more.before, 'more of them cost more');
  // The price is there before the preview, which waits for a pause.
  const checked = page.waitForResponse(each => each.url().endsWith('/preview'));
  const fewer = await priceAfter(page, () =>
    page.getByRole('checkbox', { name: 'Set up in dev' }).uncheck(),
  );
  await checked;
  assert.ok(fewer.now < fewer.before, 'an environment less costs less');

  await page.getByRole('tab', { name: 'Cost' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Cost' });
  await panel.getByRole('table', { name: /What moves the price/ }).waitFor();
  await panel.getByText(/List prices of/).waitFor();
  let previews = 0;
  page.on('request', request => {
    if (request.url().endsWith('/preview')) previews += 1;
  });
  const logs = panel.getByLabel('Logs written to a log group');
  const used = await priceAfter(page, () => logs.fill('500'));
  assert.ok(used.now > used.before, 'more logs cost more');
  const back = await priceAfter(page, () =>
    panel.getByRole('button', { name: /^Usual value: Logs written/ }).click(),
  );
  assert.equal(back.now, used.before, 'the usual value is the old price');
  assert.equal(previews, 0, 'no usage renders files again');
  await looksRight(page, 'the price');

  await page.evaluate(() => localStorage.setItem('language', 'ko'));
  await page.setViewportSize(viewports.narrow);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.reload();
  assert.equal(await price(page, KOREAN), back.now, 'the draft has its price');
  await page.getByRole('button', { name: '결과 보기' }).click();
  await page.getByRole('tab', { name: '비용' }).click();
  await page.getByText('가정한 사용량').waitFor();
  await looksRight(page, 'the price in Korean, narrow and dark');
  assert.deepEqual(errors, []);
});
