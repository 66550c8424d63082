// The page that reviewers read: what deviates, what would be done, and files,
// in both languages and with the keyboard alone.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { looksRight } from './lib/axe.mjs';
import { createService } from './lib/liveService.mjs';
import {
  closePull,
  commitToBranch,
  openPullWith,
  pullRequestsOf,
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

const BRANCH = 'review-by-hand';
const TITLE = 'Give the API more tasks <img src=x onerror=alert(1)>';
const DIR = 'stacks/authhub/api/dev';
const SCRIPT = `${DIR}/notes/warm-up.sh`;

/** A service of its own, and a file that the golden path gives it. */
const SERVICE = 'security-keys';
const GENERATED = `portal/authhub/${SERVICE}/create`;
const MAIN = `stacks/authhub/${SERVICE}/prod/main.tf`;

const { host } = new URL(sandboxUrl);
const pageOf = number =>
  `${portalUrl}/pull-requests/${encodeURIComponent(
    host,
  )}/acme/infrastructure/${number}`;

const fileBox = (page, path) =>
  page.getByRole('article', { name: new RegExp(path.replaceAll('.', '\\.')) });

let number;

// The stack that it holds is free again for the other tests.
after(() => number && closePull(number));

test('a reviewer reads what changes, with the keyboard', async () => {
  number = await openPullWith(
    BRANCH,
    TITLE,
    SCRIPT,
    '#!/bin/sh\nset -eu\n# Warm up\necho "$1"\n',
  );
  await commitToBranch(BRANCH, `${DIR}/main.tf`, text =>
    text.replace('\n}', '\n\n  # By hand, for the load test.\n}'),
  );
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'reviewer');
  await page.goto(pageOf(number));
  await page.getByRole('heading', { name: /more tasks <img/ }).waitFor();
  const script = fileBox(page, SCRIPT);
  await script.scrollIntoViewIfNeeded();
  await script.getByText('set -eu').waitFor();
  await fileBox(page, `${DIR}/main.tf`)
    .getByText('By hand, for the load test')
    .waitFor();
  for (const name of ['In short', 'Plans', 'Approvals', 'Findings']) {
    await page.getByRole('region', { name }).waitFor();
  }

  await page.locator('body').press('j');
  await page.keyboard.press('n');
  await eventually(() =>
    page.evaluate(() => document.activeElement?.matches('[data-after]')),
  );
  await page.getByRole('button', { name: 'Copy link to the line' }).waitFor();
  assert.match(page.url(), /#stacks\/.+:[LR]\d+$/);
  await page.keyboard.press('?');
  await page
    .getByRole('dialog')
    .getByText('Next file', { exact: true })
    .waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('v');
  await page.getByText(/^1 of \d+ viewed$/).waitFor();
  await looksRight(page, 'review, wide');

  await page.getByRole('button', { name: 'Side by side' }).click();
  await page
    .getByRole('columnheader', { name: 'Text before' })
    .first()
    .waitFor();
  await looksRight(page, 'review, side by side');
  assert.deepEqual(errors, []);
  await context.close();
});

test('a link leads to a line, narrow, dark and in Korean', async () => {
  const { page, context, errors } = await newProfile({
    colorScheme: 'dark',
  });
  await page.addInitScript(() => localStorage.setItem('language', 'ko'));
  await signInAsGuest(page);
  await page.setViewportSize(viewports.narrow);
  await page.goto(`${pageOf(number)}#${SCRIPT}:R4`);
  await page.getByRole('region', { name: '요약' }).waitFor();
  await eventually(() =>
    page.evaluate(
      () => document.activeElement?.getAttribute('data-after') === '4',
    ),
  );
  await looksRight(page, 'review, narrow and Korean');
  assert.deepEqual(errors, []);
  await context.close();
});

test('a newer commit waits until the reader wants it', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'reviewer');
  await page.goto(pageOf(number));
  const script = fileBox(page, SCRIPT);
  await script.scrollIntoViewIfNeeded();
  await script.getByText('set -eu').waitFor();
  await commitToBranch(BRANCH, SCRIPT, text => `${text}echo done\n`);
  const take = page.getByRole('button', { name: 'Show the newer commit' });
  await take.waitFor({ timeout: 120_000 });
  assert.equal(await script.getByText('echo done').count(), 0);
  await take.click();
  await script.scrollIntoViewIfNeeded();
  await script.getByText('echo done').waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

test('a generated pull request: what deviates first, and where lines come from', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await createService(page, SERVICE, 'Signs people in without passwords');
  const [{ number: own }] = await eventually(async () => {
    const pulls = await pullRequestsOf(GENERATED);
    return pulls.length === 1 && pulls;
  });
  await page.goto(pageOf(own));
  const badge = page.getByRole('button', {
    name: /^\d+ files exactly as golden path ecs-fargate \d+\.\d+\.\d+ gives them$/,
  });
  await badge.waitFor();
  await page
    .getByText(/^\d+ of \d+ files are exactly as the golden path gives them$/)
    .waitFor();

  await commitToBranch(GENERATED, MAIN, text =>
    text.replace(/^( *)memory += .*$/m, '$1memory =   4096'),
  );
  await page
    .getByRole('button', { name: 'Show the newer commit' })
    .click({ timeout: 120_000 });
  const deviations = page.getByRole('region', {
    name: 'Beside the golden path',
  });
  await deviations.getByRole('link', { name: MAIN }).waitFor();
  await deviations
    .getByRole('button', { name: 'Compare with the golden path' })
    .click();
  await deviations
    .getByRole('columnheader', { name: 'The golden path gives' })
    .waitFor();
  // It is the first of all files, and the portal's own checks speak at its line.
  const first = page.getByRole('article', { name: /^File / }).first();
  assert.equal(await first.getAttribute('aria-label'), `File ${MAIN}`);
  await first.scrollIntoViewIfNeeded();
  await first
    .getByText(/not as terraform fmt writes it/)
    .waitFor({ timeout: 120_000 });
  const gates = page.getByRole('list', { name: 'Checks by the portal' });
  await gates.getByText('terraform fmt', { exact: false }).waitFor();

  // A line of the golden path names its place there, and the answer in it.
  const lines = (await textOf(GENERATED, MAIN)).split('\n');
  const image = 1 + lines.findIndex(line => /^ *image +=/.test(line));
  await page.goto(`${pageOf(own)}#${MAIN}:R${image}`);
  await page
    .getByText(/^golden-paths\/ecs-fargate\/stack\/main\.tf:\d+$/)
    .waitFor();
  await looksRight(page, 'review of a generated pull request');
  await badge.scrollIntoViewIfNeeded();
  await badge.click();
  await fileBox(page, `stacks/authhub/${SERVICE}/dev/main.tf`).waitFor();
  assert.deepEqual(errors, []);
  await context.close();
  await closePull(own);
});
