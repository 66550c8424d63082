// Drift is adopted by a pull request from the browser, and with its merge it is over.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { looksRight } from './lib/axe.mjs';
import {
  decide,
  filesOf,
  plantDrift,
  pullRequestsTo,
  textOf,
} from './lib/sandbox.mjs';
import {
  closeBrowser,
  eventually,
  newProfile,
  portalUrl,
  signInAs,
  signInAsGuest,
  viewports,
} from './lib/session.mjs';

after(closeBrowser);

const STACK = `${portalUrl}/stacks/shared-dev-ecs`;
const DIR = 'shared/dev/ecs';

const partOf = page => page.getByRole('region', { name: 'Drift' });

/** Has the stack looked at until what is waited for is there. */
async function checkUntil(page, seen) {
  const button = partOf(page).getByRole('button', { name: 'Check now' });
  await eventually(
    async () => {
      if (await seen.isVisible()) return true;
      if (await button.isEnabled({ timeout: 5_000 })) await button.click();
      return false;
    },
    { pause: 2_000 },
  );
}

test('drift is adopted by a pull request, and over with its merge', async () => {
  const { page, context, errors } = await newProfile();
  await plantDrift(DIR, [
    {
      address: 'aws_cloudwatch_log_group.commands',
      arguments: { retention_in_days: 30 },
    },
  ]);
  await signInAs(page, 'developer');
  await page.goto(STACK);
  const part = partOf(page);
  await checkUntil(page, part.getByText('retention_in_days').first());

  const guest = await newProfile();
  await signInAsGuest(guest.page);
  await guest.page.goto(STACK);
  await partOf(guest.page).getByRole('button', { name: 'Revert…' }).click();
  await guest.page.getByText('You may not propose this').waitFor();
  await guest.context.close();

  await part.getByRole('button', { name: 'Adopt…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Adopt what is there' });
  await dialog.getByText(/retention_in_days = 30/).waitFor();
  await dialog.getByText('Nothing will be commented').waitFor();
  await looksRight(page, 'adopt');
  await page.setViewportSize(viewports.narrow);
  await looksRight(page, 'narrow adopt');
  await page.setViewportSize(viewports.wide);
  await dialog.getByRole('button', { name: 'Open pull request' }).click();
  await dialog
    .getByRole('link', { name: /^Pull request #\d+ on GitHub$/ })
    .waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  // It is listed where the drift is, without a reload.
  const pulls = await pullRequestsTo('portal/drift/adopt-');
  assert.equal(pulls.length, 1);
  const [{ number }] = pulls;
  await part
    .getByRole('link', { name: `#${number}` })
    .first()
    .waitFor();
  assert.deepEqual(
    (await filesOf(number)).map(file => [
      file.filename,
      file.additions,
      file.deletions,
    ]),
    [[`${DIR}/main.tf`, 1, 1]],
  );

  const owner = await newProfile();
  await decide(owner.page, 'platform-owner', number, 'Approve', /Merge/);
  await owner.context.close();
  const code = await textOf('main', `${DIR}/main.tf`);
  assert.match(code, /retention_in_days = 30\n/);
  await checkUntil(page, part.getByText('The code took it over').first());
  await part.getByText('What is there is as the code says.').waitFor();
  await looksRight(page, 'drift that is over');
  assert.deepEqual(errors, []);
  await context.close();
});
