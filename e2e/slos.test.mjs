// What services promise: all objectives, and one of them down to its runbook.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { looksRight } from './lib/axe.mjs';
import { liveService } from './lib/liveService.mjs';
import {
  closeBrowser,
  newProfile,
  portalUrl,
  signInAs,
  titleOf,
  viewports,
} from './lib/session.mjs';

const OBJECTIVE = 'authhub-api-prod-availability';

after(closeBrowser);

test('objectives lead from the worst to a burn-down and the runbook', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(`${portalUrl}/slos`);
  await titleOf(page, 'SLOs').waitFor();
  const list = page.getByRole('table', { name: 'Objectives' });
  await list.getByRole('row').nth(5).waitFor();
  await looksRight(page, 'objectives');
  await page.getByLabel('Search objectives').fill(OBJECTIVE);
  await page.waitForURL(/text=authhub/);
  await list.locator(`a[href$="/${OBJECTIVE}"]`).click();
  await page.waitForURL(`${portalUrl}/slos/objectives/${OBJECTIVE}`);

  const stands = page.getByRole('region', { name: 'How it stands' });
  await stands
    .getByText(/^\d+(\.\d+)?%$/)
    .first()
    .waitFor();
  const down = page.getByRole('region', { name: 'Budget left', exact: true });
  await down.locator('svg path').first().waitFor();
  await down.getByRole('slider').press('ArrowLeft');
  await down.getByText(/% left\.$/).waitFor();
  await down.getByText('As a table').click();
  await down.getByRole('table').waitFor();
  await page.getByRole('button', { name: '7 days' }).click();
  await page.waitForURL(/range=7d/);
  await page.getByRole('table', { name: 'Alerts' }).waitFor();
  await page.getByRole('region', { name: 'What belongs to it' }).waitFor();
  const runbook = page.getByRole('region', { name: 'Runbook' });
  await runbook.getByRole('heading', { level: 3 }).first().waitFor();
  await looksRight(page, 'one objective');

  const tried = page.getByRole('slider', { name: /^Target to try/ });
  await tried.press('End');
  await page.getByText(/^With 99\.999% it would be /).waitFor();
  await page.getByRole('link', { name: 'All objectives' }).click();
  await page.waitForURL(/\/slos$/);
  assert.deepEqual(errors, []);
  await context.close();
});

test('an objective speaks Korean on a narrow dark screen', async () => {
  const { page, context, errors } = await newProfile({ colorScheme: 'dark' });
  await page.addInitScript(() => localStorage.setItem('language', 'ko'));
  await signInAs(page, 'developer');
  await page.setViewportSize(viewports.narrow);
  await page.goto(`${portalUrl}/slos/objectives/${OBJECTIVE}`);
  const down = page.getByRole('region', { name: '남은 오류 예산' });
  await down.locator('svg path').first().waitFor();
  await page.getByRole('region', { name: '런북' }).waitFor();
  await looksRight(page, 'narrow Korean objective');
  await page.getByRole('link', { name: '모든 서비스 목표' }).click();
  await page.waitForURL(/\/slos$/);
  await looksRight(page, 'narrow Korean objectives');
  assert.deepEqual(errors, []);
  await context.close();
});

/** What happened meanwhile is a list that keys reach, and can be hidden. */
async function listsMarks(page, down) {
  const kinds = down.getByRole('group', { name: 'What to lay over the chart' });
  await kinds.getByRole('button').first().waitFor();
  const apply = kinds.getByRole('button', { name: /^Apply/ });
  await apply.focus();
  await page.keyboard.press('Enter');
  assert.equal(await apply.getAttribute('aria-pressed'), 'false');
  await page.keyboard.press('Enter');
  await down.getByText(/marks? as a list$/).click();
  const marks = down.getByRole('list', { name: 'What happened meanwhile' });
  await marks.getByText('Apply', { exact: true }).first().waitFor();
}

test('a service that was just created shows its objective with the apply that made it', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await liveService(page, 'notices', '99.9');
  await page.goto(
    `${portalUrl}/slos/objectives/authhub-notices-prod-availability`,
  );
  const runbook = page.getByRole('region', { name: 'Runbook' });
  await runbook
    .getByRole('heading', { level: 3 })
    .first()
    .waitFor({ timeout: 90_000 });
  const down = page.getByRole('region', { name: 'Budget left', exact: true });
  await down.locator('svg path').first().waitFor({ timeout: 150_000 });
  await listsMarks(page, down);
  await looksRight(page, 'objective of a new service');
  assert.deepEqual(errors, []);
  await context.close();
});
