// Something is changed by hand: the portal sees it when asked to look, shows what
// differs, lists it on the board, and knows for how long once it is gone.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { looksRight } from './lib/axe.mjs';
import { plantDrift } from './lib/sandbox.mjs';
import {
  closeBrowser,
  newProfile,
  portalUrl,
  signInAs,
  viewports,
} from './lib/session.mjs';

const STACK = 'shared-dev-logging';
const DIR = 'shared/dev/logging';
const ADDRESS = 'aws_cloudwatch_log_group.delivery';

after(async () => {
  await plantDrift(DIR, []);
  await closeBrowser();
});

/** Opens the stack's page and has it looked at. */
async function check(page) {
  await page.goto(`${portalUrl}/stacks/${STACK}`);
  const part = page.getByRole('region', { name: 'Drift' });
  await part.getByRole('button', { name: 'Check now' }).click();
  return part;
}

test('drift is seen, told, listed, and known to be over', async () => {
  await plantDrift(DIR, [
    { address: ADDRESS, arguments: { retention_in_days: 3 } },
  ]);
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  const part = await check(page);
  const attributes = part.getByRole('table', { name: ADDRESS });
  await attributes.getByText('retention_in_days').waitFor({ timeout: 60_000 });
  await part.getByText('a guess').waitFor();
  await looksRight(page, 'drifted stack');

  await part.getByRole('link', { name: 'All about this drift' }).click();
  await page.getByRole('region', { name: 'What differs' }).waitFor();
  await looksRight(page, 'one drift');

  await page.goto(`${portalUrl}/stacks`);
  await page.getByRole('link', { name: 'Drift', exact: true }).click();
  await page.getByLabel('Search stacks').fill('logging');
  await page.waitForURL(/text=logging/);
  await page.getByRole('button', { name: /Drifted/ }).click();
  await page.waitForURL(/state=drifted/);
  const list = page.getByRole('table', { name: 'Worst first' });
  await list.getByRole('link', { name: STACK, exact: true }).waitFor();
  await page.getByText('As a table').click();
  await looksRight(page, 'drift board');

  await plantDrift(DIR, []);
  await check(page);
  const past = part.getByRole('table', { name: 'Past drifts' });
  await past
    .getByText('Went away by itself')
    .first()
    .waitFor({ timeout: 60_000 });
  assert.match(await past.innerText(), /\d+ (sec|min|hr)/);
  await part.getByText('What is there is as the code says.').waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

test('the board speaks Korean on a narrow dark screen', async () => {
  const { page, context, errors } = await newProfile({
    colorScheme: 'dark',
  });
  await page.addInitScript(() => localStorage.setItem('language', 'ko'));
  await signInAs(page, 'developer');
  await page.setViewportSize(viewports.narrow);
  await page.goto(`${portalUrl}/stacks/-/drift`);
  await page.getByRole('heading', { level: 1, name: '드리프트' }).waitFor();
  await page.getByRole('list', { name: '스택 상태' }).waitFor();
  await page.getByRole('table', { name: '심각한 순서' }).waitFor();
  await looksRight(page, 'narrow Korean board');
  assert.deepEqual(errors, []);
  await context.close();
});
