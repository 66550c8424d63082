// What ran and who holds what, on the page of activity, of a stack and of a plan.
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

test('runs lead from activity to a plan and its stack, which says who holds it', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(`${portalUrl}/stacks`);
  await page.getByRole('link', { name: 'Activity', exact: true }).click();
  // Of the sample's quarter of history.
  await page.getByLabel('Search runs').fill('authhub-api-prod');
  await page.waitForURL(/text=authhub-api-prod/);
  const all = page.getByRole('table', { name: 'All runs' });
  await all.getByRole('link', { name: /^#1 / }).first().waitFor();
  await looksRight(page, 'activity');
  await page.getByLabel('Command').selectOption('plan');
  await page.waitForURL(/command=plan/);
  await all
    .getByRole('link', { name: 'Apply' })
    .first()
    .waitFor({ state: 'detached' });
  await all.getByRole('link', { name: 'Plan' }).first().click();
  const does = page.getByRole('region', { name: 'What it does' });
  await does.getByText(/destroyed, replaced or forgotten/).waitFor();
  await does.locator('summary').first().click();
  await does.getByRole('button', { name: 'Copy link to it' }).click();
  await page.waitForURL(/\/stacks\/-\/runs\/[0-9a-f]{24}#/);
  await page.getByLabel('Find in the output').fill('resource');
  await page.getByText(/^1 of /).waitFor();
  await looksRight(page, 'plan');
  await page.setViewportSize(viewports.narrow);
  await looksRight(page, 'narrow plan');
  await page
    .getByRole('heading', { level: 1 })
    .getByRole('link', { name: 'authhub-api-prod' })
    .click();
  const runs = page.getByRole('region', { name: 'Runs' });
  await runs.getByText('Failed', { exact: true }).first().waitFor();
  await page.goto(`${portalUrl}/stacks/fileflow-worker-prod`);
  await runs.getByText('This stack is locked').waitFor();
  await looksRight(page, 'locked stack');
  assert.deepEqual(errors, []);
  await context.close();
});
