// What owners are told once a week: seen, sent to oneself, and read among the
// notifications of the portal.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { looksRight } from './lib/axe.mjs';
import {
  closeBrowser,
  newProfile,
  portalUrl,
  signInAs,
  viewports,
} from './lib/session.mjs';

after(closeBrowser);

test('a weekly report is seen, sent and read', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(`${portalUrl}/costs`);
  await page.getByRole('link', { name: 'Weekly report' }).click();
  await page
    .getByRole('heading', { level: 1, name: 'Weekly report' })
    .waitFor();
  await page.getByText(/^Sent next: /).waitFor();
  const owner = page.getByLabel('Owner');
  const name = await owner.locator('option:checked').innerText();
  const total = page.getByRole('region', { name: 'Total of a month' });
  await total
    .getByText(/^\$[\d,.]+$/)
    .first()
    .waitFor();
  assert.match(await total.innerText(), /\d+ of \d+ stacks priced/);
  const sent = page.getByRole('region', { name: 'As it is sent' });
  const subject = `Costs of ${name} this week: `;
  await sent.getByText(subject).waitFor();
  await looksRight(page, 'weekly report');

  await page.getByRole('button', { name: 'Send me this' }).click();
  await page.getByText('Sent. It is among your notifications.').waitFor();
  await page.getByRole('link', { name: 'Open notifications' }).click();
  await page.waitForURL(`${portalUrl}/notifications`);
  await page.getByText(subject).first().click();
  await page.waitForURL(/\/costs\/weekly\?owner=/);
  assert.equal(await owner.locator('option:checked').innerText(), name);
  assert.deepEqual(errors, []);
  await context.close();
});

test('a weekly report speaks Korean on a narrow dark screen', async () => {
  const { page, context, errors } = await newProfile({ colorScheme: 'dark' });
  await page.addInitScript(() => localStorage.setItem('language', 'ko'));
  await signInAs(page, 'developer');
  await page.setViewportSize(viewports.narrow);
  await page.goto(`${portalUrl}/costs/weekly`);
  await page.getByRole('heading', { level: 1, name: '주간 보고서' }).waitFor();
  await page.getByRole('region', { name: '월 합계' }).waitFor();
  await page.getByRole('region', { name: '발송되는 내용' }).waitFor();
  await looksRight(page, 'narrow Korean weekly report');
  assert.deepEqual(errors, []);
  await context.close();
});
