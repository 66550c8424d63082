// A pull request over its budget is blocked, and unblocked by an exception.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { looksRight } from './lib/axe.mjs';
import {
  decide,
  openPullWith,
  pullRequestsTo,
  statusOf,
  textOf,
} from './lib/sandbox.mjs';
import {
  closeBrowser,
  eventually,
  newProfile,
  portalUrl,
  sandboxUrl,
  signInAs,
  signInAsGuest,
  viewports,
} from './lib/session.mjs';

after(closeBrowser);

const CHECK = 'portal/costs';
const TITLE = 'Give the community a second database';
const DIR = 'stacks/community/archive/dev';

/** A new stack is held against budgets only; the product has 150 USD a month. */
const STACK = `terraform {
  required_version = ">= 1.9"
}

provider "aws" {
  region = "ap-northeast-2"
}

resource "aws_db_instance" "archive" {
  identifier        = "community-archive-dev"
  engine            = "postgres"
  instance_class    = "db.m7g.large"
  storage_type      = "gp3"
  allocated_storage = 20
}
`;

const { host } = new URL(sandboxUrl);
const LIST = `${portalUrl}/costs/pull-requests`;
const pageOf = number =>
  `${LIST}/${encodeURIComponent(host)}/acme/infrastructure/${number}`;

const slowly = { pause: 1_000, timeout: 120_000 };

test('a pull request over its budget is blocked until an exception is merged', async () => {
  const number = await openPullWith(
    'community-archive',
    TITLE,
    `${DIR}/main.tf`,
    STACK,
  );
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  // The portal hears of it by a webhook.
  await eventually(async () => {
    const answer = await page.goto(pageOf(number));
    await page.waitForLoadState('networkidle');
    return (
      answer && (await page.getByRole('heading', { name: TITLE }).isVisible())
    );
  }, slowly);
  const verdict = page.getByRole('region', { name: 'Verdict' });
  // It shows by itself when it is priced.
  await verdict
    .getByText('Blocked until the costs are lower')
    .waitFor({ timeout: 120_000 });
  await verdict
    .getByText(/^The budget of product community is crossed: /)
    .waitFor();
  // The sandbox's portal is no App: what would be a check run is a status.
  const status = await eventually(() => statusOf(number, CHECK), slowly);
  assert.equal(status.state, 'failure');
  assert.equal(status.target_url, pageOf(number));
  const told = page.getByRole('region', { name: 'What GitHub was told' });
  await told.getByText('Check run portal/costs').waitFor();
  await page.locator('summary').filter({ hasText: DIR }).click();
  await page.getByText('aws_db_instance.archive').click();
  await page.getByRole('table', { name: 'aws_db_instance.archive' }).waitFor();
  await looksRight(page, 'blocked pull request');

  const guest = await newProfile();
  await signInAsGuest(guest.page);
  await guest.page.goto(pageOf(number));
  await propose(guest.page);
  await guest.page.getByText('You may not propose this').waitFor();
  await guest.context.close();

  const dialog = await propose(page);
  await dialog.getByText('rule: cost-budget').waitFor();
  await dialog.getByText('The verdict with it: Look at it').waitFor();
  await looksRight(page, 'exception');
  await dialog.getByRole('button', { name: 'Open pull request' }).click();
  await dialog
    .getByRole('link', { name: /^Pull request #\d+ on GitHub$/ })
    .waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  const [exception] = await pullRequestsTo('portal/costs/');
  await verdict
    .getByRole('link', { name: `Budget #${exception.number}` })
    .waitFor();

  const owner = await newProfile();
  const { number: exceptionNumber } = exception;
  await decide(
    owner.page,
    'platform-owner',
    exceptionNumber,
    'Approve',
    /Merge/,
  );
  await owner.context.close();
  assert.match(await textOf('main', 'portal.yaml'), /rule: cost-budget/);
  // Nobody reloads it.
  await verdict
    .getByText('Look at the costs before you merge')
    .waitFor({ timeout: 120_000 });
  await verdict.getByText(/Allowed until \d{4}-\d\d-\d\d by/).waitFor();
  await eventually(
    async () => (await statusOf(number, CHECK)).state === 'success',
    slowly,
  );
  assert.deepEqual(errors, []);
  await context.close();
});

/** Asks for an exception, as far as what it would change. */
async function propose(page) {
  await page.getByRole('button', { name: 'Propose an exception…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Propose an exception' });
  await dialog.getByLabel('Reason').fill('The archive moves here this month.');
  await dialog.getByRole('button', { name: 'Show what changes' }).click();
  return dialog;
}

test('open pull requests lead from today to what would be', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(`${portalUrl}/costs?product=community`);
  const steps = page.getByRole('table', {
    name: 'With the open pull requests',
  });
  await steps.getByRole('link', { name: new RegExp(TITLE) }).waitFor();
  const amounts = await steps.locator('data').all();
  const [today, delta, , then] = await Promise.all(
    amounts.map(async each => Number(await each.getAttribute('value'))),
  );
  assert.ok(delta > 100 && Math.abs(today + delta - then) < 1e-6);
  await page.getByText(/^Together over the budget of \$150/).waitFor();
  await looksRight(page, 'pending costs');
  await page.getByRole('link', { name: 'All pull requests' }).click();
  await page.waitForURL(/pull-requests\?product=community$/);
  await page.getByRole('link', { name: new RegExp(TITLE) }).click();
  await page.getByRole('region', { name: 'Verdict' }).waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

test('pull requests speak Korean on a narrow dark screen', async () => {
  const { page, context, errors } = await newProfile({ colorScheme: 'dark' });
  await page.addInitScript(() => localStorage.setItem('language', 'ko'));
  await signInAs(page, 'developer');
  await page.setViewportSize(viewports.narrow);
  await page.goto(LIST);
  await page.getByRole('table', { name: '풀 리퀘스트' }).waitFor();
  await looksRight(page, 'narrow Korean pull requests');
  await page.getByRole('link', { name: new RegExp(TITLE) }).click();
  await page.getByRole('region', { name: '판정' }).waitFor();
  await looksRight(page, 'narrow Korean pull request');
  await page.goto(`${portalUrl}/costs`);
  await page
    .getByRole('table', { name: '열린 풀 리퀘스트를 반영하면' })
    .waitFor();
  await looksRight(page, 'narrow Korean pending costs');
  assert.deepEqual(errors, []);
  await context.close();
});
