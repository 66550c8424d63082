// The way of a new service from its plan to live: who holds what, buttons that
// ask Atlantis in one's own name, the apply, the merge.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { looksRight } from './lib/axe.mjs';
import { ask, createService, decideAs, stepOf } from './lib/liveService.mjs';
import {
  closeBrowser,
  newProfile,
  signInAs,
  viewports,
} from './lib/session.mjs';
import { closePull, openCopyOf, pullRequestsOf } from './lib/sandbox.mjs';

after(closeBrowser);

const BRANCH = 'portal/authhub/passkeys/create';

test('a service goes from its plan to live, and says whom it waits for', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await createService(page, 'passkeys', 'Keeps the passkeys of people');
  const way = page.getByRole('region', { name: 'The way to live' });
  const step = (name, state) => stepOf(page, name, state);
  await step('Plan', 'done').waitFor();
  await step('Plan', 'done').getByText('authhub-passkeys-prod').waitFor();
  await step('Lock', 'done').waitFor();
  await step('Approval', 'active').waitFor();
  await way.getByText('Apply: Approvals are missing').waitFor();
  await looksRight(page, 'planned');

  // Somebody else takes the stacks.
  await ask(page, 'Unlock …', { first: true, confirm: 'Unlock' });
  await step('Plan', 'active').getByText('thrown away').first().waitFor();
  const other = await openCopyOf(BRANCH, 'somebody-else');
  const isTheirs = step('Lock', 'active').getByText(`#${other}`);
  await page.waitForTimeout(1_500);
  await ask(page, 'Plan again');
  await isTheirs.first().waitFor();
  await looksRight(page, 'locked');
  await page.setViewportSize(viewports.narrow);
  await looksRight(page, 'narrow locked');
  await page.setViewportSize(viewports.wide);
  await closePull(other);
  await way.getByText('is free now').waitFor();
  await ask(page, 'Plan again');
  await step('Plan', 'done').waitFor();

  const [{ number }] = await pullRequestsOf(BRANCH);
  await decideAs('reviewer', number, 'Approve');
  await decideAs('platform-owner', number, 'Approve');
  await step('Applied', 'active').waitFor();
  await page.getByRole('button', { name: 'Apply …' }).click();
  await page.getByText('This changes prod.').waitFor();
  await looksRight(page, 'asked before the apply');
  await page.getByRole('button', { name: 'Go back' }).click();
  await ask(page, 'Apply …', { confirm: 'Apply' });
  await step('Applied', 'done').waitFor();
  await step('Live', 'active').getByText('Merge the pull request').waitFor();
  await decideAs('platform-owner', number, /Merge/);
  await step('Live', 'done').getByText('is not checked').waitFor();
  await looksRight(page, 'live');
  await step('Applied', 'done').getByRole('link').first().click();
  await page.waitForURL(/\/stacks\/-\/runs\/[0-9a-f]{24}/);
  assert.deepEqual(errors, []);
  await context.close();
});
