// What stacks cost: all of them, over time, and one of them down to a formula.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { looksRight } from './lib/axe.mjs';
import {
  closeBrowser,
  newProfile,
  portalUrl,
  signInAs,
  titleOf,
  viewports,
} from './lib/session.mjs';

const STACK = 'authhub-api-dev';

after(closeBrowser);

test('costs lead from the total to a formula, and back', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(`${portalUrl}/costs`);
  const total = page.getByRole('region', { name: 'Total of a month' });
  await total
    .getByText(/^\$[\d,.]+$/)
    .first()
    .waitFor();
  assert.match(await total.innerText(), /\d+ of \d+ stacks priced/);
  await page.getByRole('table', { name: 'By product' }).waitFor();
  await page.locator('svg path').first().waitFor();
  await looksRight(page, 'costs');

  await page.getByRole('link', { name: 'Ways to pay less' }).click();
  const saved = page.getByRole('region', { name: 'What savings come to' });
  await saved.getByText(/^Of \$[\d,.]+ a month that \d+ stacks cost/).waitFor();
  assert.match(await saved.innerText(), /Recommended\s+\$[1-9]/);
  await page
    .getByText(/^Move to ARM: /)
    .first()
    .waitFor();
  await looksRight(page, 'savings');
  await page.goBack();

  await page.getByRole('button', { name: 'As a table' }).click();
  await page.getByRole('table', { name: 'Over time' }).waitFor();
  await page.getByLabel('Put together by').selectOption('tag:Team');
  const groups = page.getByRole('table', { name: 'By tag Team' });
  await groups.getByRole('row').nth(1).waitFor();
  await page.getByRole('region', { name: 'Required tags' }).waitFor();
  await looksRight(page, 'costs by a tag');
  await page.getByLabel('Put together by').selectOption('environment');
  await page.waitForURL(/by=environment/);
  await page.getByRole('button', { name: 'dev', exact: true }).click();
  await page.waitForURL(/environment=dev/);
  await page.getByLabel('Search stacks').fill(STACK);
  await page.waitForURL(/text=authhub/);
  await page.getByRole('link', { name: STACK, exact: true }).click();

  await page.getByRole('heading', { level: 1, name: STACK }).waitFor();
  await page.locator('details > summary code').first().click();
  const lines = page.getByRole('region', { name: 'What it is made of' });
  await lines.getByRole('table').first().waitFor();
  assert.match(await lines.innerText(), /× \$\d/);
  await looksRight(page, 'cost of one stack');
  await comparesTwoPoints(page);
  await showsItsBadge(page, context);
  await page.getByRole('link', { name: 'All about this stack' }).click();
  await page.waitForURL(`${portalUrl}/stacks/${STACK}`);
  await page.getByRole('link', { name: 'What it costs' }).click();
  await page.waitForURL(`${portalUrl}/costs/stacks/${STACK}`);
  assert.deepEqual(errors, []);
  await context.close();
});

/** Any two points of a stack differ by resources, or by nothing. */
async function comparesTwoPoints(page) {
  const compare = page.getByRole('region', { name: 'Compare two points' });
  await compare.getByRole('status').first().waitFor();
  await compare
    .getByText(/costs? the same|Nothing costs anything/)
    .first()
    .waitFor();
}

/** What is copied leads to an image that needs nobody to be signed in. */
async function showsItsBadge(page, context) {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy badge as Markdown' }).click();
  await page.getByText('Whoever has its address sees').waitFor();
  const markdown = await page.evaluate(() => navigator.clipboard.readText());
  const [, address] = /^\[!\[[^\]]+\]\(([^)]+)\)\]/.exec(markdown) ?? [];
  const svg = await (await fetch(address)).text();
  assert.match(svg, /^<svg .*\$[\d,.]+ a month.* as of /);
  const unsigned = await fetch(address.replace(/\?.*/, ''));
  assert.equal(unsigned.status, 401);
}

test('costs speak Korean on a narrow dark screen', async () => {
  const { page, context, errors } = await newProfile({ colorScheme: 'dark' });
  await page.addInitScript(() => localStorage.setItem('language', 'ko'));
  await signInAs(page, 'developer');
  await page.setViewportSize(viewports.narrow);
  await page.goto(`${portalUrl}/costs`);
  await titleOf(page, '비용').waitFor();
  await page.getByRole('table', { name: '제품별' }).waitFor();
  await looksRight(page, 'narrow Korean costs');
  await page.getByRole('link', { name: '비용을 줄이는 방법' }).click();
  await page.getByRole('region', { name: '절감액 합계' }).waitFor();
  await looksRight(page, 'narrow Korean savings');
  assert.deepEqual(errors, []);
  await context.close();
});
