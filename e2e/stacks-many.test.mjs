// The list of stacks and the page of a product where there are thousands: found,
// narrowed and walked as easily as few. E2E_STACKS sets another number.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { looksRight } from './lib/axe.mjs';
import { pushStacks } from './lib/manyStacks.mjs';
import {
  closeBrowser,
  newProfile,
  portalUrl,
  signInAs,
  viewports,
} from './lib/session.mjs';

const COUNT = Number(process.env.E2E_STACKS ?? 2_000);
let takeAway;
let storageState;
let repository;

before(async () => {
  const { page, context } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(`${portalUrl}/stacks/-/sources`);
  const name = await page
    .getByRole('link', { name: /acme\/dailyge-infra$/ })
    .first()
    .textContent();
  repository = new URLSearchParams({ repository: name });
  takeAway = await pushStacks('acme/dailyge-infra', COUNT);
  await page.goto(`${portalUrl}/stacks?${repository}`);
  await page.getByText(`${COUNT + 1} stacks`).waitFor({ timeout: 120_000 });
  storageState = await context.storageState();
  await context.close();
});

after(async () => {
  await takeAway?.();
  const { page } = await newProfile({ storageState });
  await page.goto(`${portalUrl}/stacks?${repository}`);
  await page
    .getByText('1 stack', { exact: true })
    .waitFor({ timeout: 120_000 });
  await closeBrowser();
});

for (const [language, width, scheme] of [
  ['en', 'wide', 'light'],
  ['ko', 'narrow', 'dark'],
]) {
  test(`the list of many stacks is walked, ${language} ${width}`, async () => {
    const { page, context, errors } = await newProfile({
      storageState,
      viewport: viewports[width],
      colorScheme: scheme,
    });
    await page.addInitScript(
      value => localStorage.setItem('language', value),
      language,
    );
    const asked = [];
    page.on('request', request => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/api/infra-stacks/')) asked.push(pathname);
    });
    await page.goto(`${portalUrl}/stacks`);
    const rows = page.getByRole('table').locator('tbody th').getByRole('link');
    await rows.first().waitFor();
    assert.ok(asked.length <= 2, asked.join(', '));
    assert.equal(await rows.count(), 100);
    await looksRight(page, 'many stacks');
    await page.getByRole('button', { name: /^(Show more|더 보기)$/ }).click();
    await rows.nth(199).waitFor();
    await page
      .getByLabel(/^(Search stacks|스택 검색)$/)
      .fill('product-0042 stg');
    await page.waitForURL(/text=product-0042/);
    await rows.nth(5).waitFor({ state: 'detached' });
    for (const name of await rows.allTextContents()) {
      assert.match(name, /^product-0042-.*-stg$/);
    }
    await page.getByLabel(/^(Search stacks|스택 검색)$/).press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^product-0042-/ }).waitFor();
    assert.deepEqual(errors, []);
    await context.close();
  });

  test(`products and one of many are looked at, ${language} ${width}`, async () => {
    const { page, context, errors } = await newProfile({
      storageState,
      viewport: viewports[width],
      colorScheme: scheme,
    });
    await page.addInitScript(
      value => localStorage.setItem('language', value),
      language,
    );
    await page.goto(`${portalUrl}/products`);
    await page.getByRole('searchbox').fill('product-0042');
    await page.getByRole('link', { name: 'product-0042' }).click();
    const matrix = page.getByRole('table').first();
    await matrix.getByRole('row').nth(5).waitFor();
    // Five services in three environments; what is shared is of no product.
    assert.equal(await matrix.getByRole('link').count(), 15);
    await looksRight(page, 'a product of many');
    await matrix.getByRole('link').last().click();
    await page.getByRole('heading', { name: /^product-0042-/ }).waitFor();
    assert.deepEqual(errors, []);
    await context.close();
  });
}
