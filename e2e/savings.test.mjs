// A saving becomes a pull request in the browser, and with its merge the stack costs exactly that much less.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { looksRight } from './lib/axe.mjs';
import { decide, filesOf, pullRequestsTo, textOf } from './lib/sandbox.mjs';
import {
  closeBrowser,
  eventually,
  newProfile,
  portalUrl,
  signInAs,
  signInAsGuest,
  viewports,
} from './lib/session.mjs';

const STACK = 'dts-billing-api-dev';
const FILE = 'stacks/dts/billing-api/dev/main.tf';
const PAGE = `${portalUrl}/costs/stacks/${STACK}`;
const PROPOSE = /^Propose: Move to ARM/;

after(closeBrowser);

/** Exact decimals as whole numbers of their 20th place. */
const exact = amount => {
  const [whole, places = ''] = amount.split('.');
  return BigInt(whole + places.padEnd(20, '0'));
};

/** Exact amounts that a part of a page shows, in its order. */
const amountsIn = async part =>
  Promise.all(
    (await part.locator('data').all()).map(each => each.getAttribute('value')),
  );

const totalOf = async page => {
  const total = page.getByRole('region', { name: 'A month', exact: true });
  await total.locator('data').first().waitFor();
  return (await amountsIn(total))[0];
};

test('a saving is proposed, merged, and gone', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(PAGE);
  const before = await totalOf(page);
  await page.getByRole('button', { name: PROPOSE }).first().waitFor();
  await looksRight(page, 'savings of one stack');

  const guest = await newProfile();
  await signInAsGuest(guest.page);
  await guest.page.goto(PAGE);
  await guest.page.getByRole('button', { name: PROPOSE }).first().click();
  await guest.page.getByText('You may not propose this').waitFor();
  await guest.context.close();

  await page.goto(`${portalUrl}/costs/savings?product=dts`);
  const part = page.getByRole('region', { name: STACK, exact: true });
  await part.getByRole('button', { name: PROPOSE }).first().press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Propose 1 saving' });
  await dialog
    .getByText(/ARM64"/)
    .first()
    .waitFor();
  const money = dialog.getByRole('region', { name: 'What it saves' });
  const [saved, now, then] = await amountsIn(money);
  assert.equal(now, before);
  assert.equal(exact(now) - exact(then), exact(saved));
  await looksRight(page, 'proposing a saving');
  await page.setViewportSize(viewports.narrow);
  await looksRight(page, 'narrow proposing a saving');
  await page.setViewportSize(viewports.wide);
  const open = dialog.getByRole('button', { name: 'Open pull request' });
  assert.equal(await open.isDisabled(), true);
  await dialog.getByRole('checkbox', { name: /ARM64/ }).check();
  await open.click();
  await dialog
    .getByRole('link', { name: /^Pull request #\d+ on GitHub$/ })
    .waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  const pulls = await pullRequestsTo('portal/savings/');
  assert.equal(pulls.length, 1);
  const [{ number, title }] = pulls;
  assert.match(title, /^Save \$\d+\.\d\d a month in dts-billing-api-dev$/);
  // It is listed where the saving is, without a reload.
  await part.getByRole('link', { name: `#${number}` }).waitFor();
  assert.deepEqual(
    (await filesOf(number)).map(file => file.filename),
    [FILE],
  );

  const owner = await newProfile();
  await decide(owner.page, 'platform-owner', number, 'Approve', /Merge/);
  await owner.context.close();
  assert.match(await textOf('main', FILE), /ARM64/);
  await page.goto(PAGE);
  await eventually(
    async () => exact(before) - exact(await totalOf(page)) === exact(saved),
    { pause: 2_000, timeout: 120_000 },
  );
  const ways = page.getByRole('region', { name: 'Ways to pay less' });
  await eventually(
    async () =>
      (await ways.count()) > 0 && !/Move to ARM/.test(await ways.innerText()),
    { pause: 2_000, timeout: 120_000 },
  );
  assert.deepEqual(errors, []);
  await context.close();
});

test('savings are proposed in Korean on a narrow dark screen', async () => {
  const { page, context, errors } = await newProfile({ colorScheme: 'dark' });
  await page.addInitScript(() => localStorage.setItem('language', 'ko'));
  await signInAs(page, 'developer');
  await page.setViewportSize(viewports.narrow);
  await page.goto(`${portalUrl}/costs/savings?product=dts`);
  const part = page.getByRole('region', { name: 'dts-billing-api-prod' });
  await part
    .getByRole('button', { name: /^제안: ARM/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: '절감 1개 제안' });
  await dialog.getByRole('region', { name: '절감액' }).waitFor();
  await looksRight(page, 'narrow Korean proposing');
  assert.deepEqual(errors, []);
  await context.close();
});
