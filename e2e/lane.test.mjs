// The way of a new service from its plan to live: who holds what, buttons that
// ask Atlantis in one's own name, the apply, the merge.
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
import {
  closePull,
  decide,
  openCopyOf,
  pullRequestsOf,
} from './lib/sandbox.mjs';

after(closeBrowser);

const BRANCH = 'portal/authhub/passkeys/create';

async function createService(page) {
  await page.goto(`${portalUrl}/create-service`);
  const fill = (name, text) => page.getByRole('textbox', { name }).fill(text);
  await page.getByRole('combobox', { name: 'Product' }).selectOption('authhub');
  await fill('Name of the service', 'passkeys');
  await fill(/^What it does/, 'Keeps the passkeys of people');
  await fill(/^Cost centre/, 'CC-2100');
  await fill(/^Container image/, 'ghcr.io/acme/passkeys:1.0.0');
  await page.getByText(/New files: \d+/).waitFor();
  await page.getByRole('button', { name: 'Open pull request' }).click();
  await page.waitForURL(/\/pull-requests\/[0-9a-f-]{36}$/);
  // What a screen reader was told of the button is not to be looked at.
  await page.reload();
}

/** Presses a button of the box; the first time GitHub asks for its permission. */
async function ask(page, button, { first = false, confirm } = {}) {
  const popup = first ? page.waitForEvent('popup') : undefined;
  await page.getByRole('button', { name: button, exact: true }).click();
  if (confirm) {
    const dialog = page.getByRole('dialog');
    await dialog.getByText('The comment:').waitFor();
    await dialog.getByRole('button', { name: confirm, exact: true }).click();
  }
  if (first) {
    await (
      await popup
    )
      .getByRole('button', { name: /developer/ })
      .first()
      .click();
  }
  await page.getByText(/^developer asked: “atlantis/).waitFor();
}

async function decideAs(login, number, button) {
  const { page, context } = await newProfile();
  await decide(page, login, number, button);
  await context.close();
}

test('a service goes from its plan to live, and says whom it waits for', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await createService(page);
  const way = page.getByRole('region', { name: 'The way to live' });
  const step = (name, state) =>
    way
      .locator(`li[data-state="${state}"]`)
      .filter({ has: page.getByText(name, { exact: true }) })
      .first();
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
