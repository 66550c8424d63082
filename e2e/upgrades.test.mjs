// A module is upgraded in waves over all its consumers: the first wave stops
// because somebody's commit would destroy something, and goes on once that is
// mended; the second waits for a stack that another pull request holds; the third
// for a decision while a budget burns. Then everything is done.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { looksRight } from './lib/axe.mjs';
import { bringHome } from './lib/bringHome.mjs';
import {
  closePull,
  commentsOf,
  commitToBranch,
  pullRequestsTo,
  textOf,
} from './lib/sandbox.mjs';
import {
  closeBrowser,
  eventually,
  newProfile,
  portalUrl,
  press,
  signInAs,
} from './lib/session.mjs';
import { goOnUntil } from './lib/upgrades.mjs';

const MODULE = 'portal/upgrades/ecs-service-';
const DEV = 'stacks/crawler/scheduler/dev/main.tf';
const PROD = 'stacks/crawler/scheduler/prod/main.tf';
const SHARED = 'shared/shared/atlantis/main.tf';
const LOGGED =
  '  access_log  = { bucket = local.shared["logging/access-log-bucket"] }\n';

/** The line before it. */
const KEY_LINE = '  kms_key_arn = local.shared["kms/data-key-arn"]\n';

const NEW = /ref=ecs-service\/v1\.1\.0/;

/** Whoever upgrades looks at the same page all the time. */
let page;
let errors;

before(async () => {
  ({ page, errors } = await newProfile());
  await signInAs(page, 'platform-owner');
});
after(closeBrowser);

/** Pull requests of the upgrade that are open. */
const openOnes = async () =>
  (await pullRequestsTo(MODULE)).filter(({ state }) => state === 'open');

/** As many as a wave has. */
const openedOf = count =>
  eventually(async () => {
    const pulls = await openOnes();
    assert.equal(pulls.length, count);
    return pulls;
  });

/** The card of a pull request on the board. */
const cardOf = ({ number }, text) =>
  page
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`#${number}(?!\\d)`) })
    .filter({ hasText: text })
    .first();

async function choose(name) {
  const modules = page.getByRole('combobox', { name: 'Module' });
  const module = modules.locator('option', { hasText: name });
  await module.waitFor({ state: 'attached' });
  await modules.selectOption(await module.getAttribute('value'));
}

test('an upgrade shows what it would do and what breaks, and begins', async () => {
  await page.goto(`${portalUrl}/pull-requests/upgrades`);
  await page.getByRole('link', { name: 'New upgrade' }).first().click();
  // A release that breaks its callers says how, and where they have to be mended.
  await choose(/^cognito-auth/);
  await page.getByText('Output client_id: is gone').waitFor();
  await page
    .getByText('Version 2.0.0 needs the input "session_hours"')
    .first()
    .waitFor();
  await choose(/^ecs-service/);
  await page.getByText('Scaling by the messages that wait in queues').waitFor();
  await page.getByText('Opens 8 pull requests in all').waitFor();
  await looksRight(page);
  await press(page.getByRole('button', { name: 'Begin' }));
  await page.waitForURL(/\/upgrades\/[0-9a-f-]{36}$/);
  assert.deepEqual(errors, []);
});

test('it stops where something would be destroyed, and goes on when that is mended', async () => {
  const pulls = await openedOf(3);
  const pull = pulls.find(({ head }) => head.ref.includes('/crawler-dev'));
  const others = pulls.filter(each => each !== pull);
  const branch = pull.head.ref;
  assert.match(await textOf(branch, DEV), NEW);
  await cardOf(pull, 'changes nothing').waitFor();
  await commitToBranch(branch, DEV, text => text.replace(LOGGED, ''));
  await cardOf(pull, 'Stopped the upgrade').waitFor();
  await page.getByText('It waits for a decision').waitFor();
  await looksRight(page);
  // What is open already can be brought home meanwhile.
  await Promise.all(others.map(bringHome));
  for (const other of others) await cardOf(other, 'Done').waitFor();
  // The line comes back where it was.
  await commitToBranch(branch, DEV, text =>
    text.replace(KEY_LINE, `${KEY_LINE}${LOGGED}`),
  );
  await eventually(async () =>
    (await commentsOf(pull.number)).at(-1).includes('No changes'),
  );
  // That it is mended is for a person to say.
  await cardOf(pull, 'Stopped the upgrade').waitFor();
  assert.equal((await openOnes()).length, 1);
  await press(page.getByRole('button', { name: 'Resume', exact: true }));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Resume' }).click();
  await cardOf(pull, 'Open').waitFor();
  await bringHome(pull);
  await cardOf(pull, 'Done').waitFor();
  assert.deepEqual(errors, []);
});

test('it waits for a stack that another pull request holds, and says for which', async () => {
  const [pull] = await openedOf(1);
  const [holder] = (await pullRequestsTo('')).filter(
    ({ title, state }) => state === 'open' && /AuthHub API grow/.test(title),
  );
  await cardOf(pull, `pull request #${holder.number} holds`).waitFor();
  await page
    .getByRole('link', { name: `#${holder.number}, which holds it` })
    .waitFor();
  await looksRight(page);
  await closePull(holder.number);
  await cardOf(pull, 'changes nothing').waitFor();
  const asked = (await commentsOf(pull.number)).filter(
    body => body === 'atlantis plan',
  );
  assert.equal(asked.length, 1);
  await bringHome(pull);
  await cardOf(pull, 'Done').waitFor();
  assert.deepEqual(errors, []);
});

test('production waits for a decision while a budget burns, and all ends, in Korean', async () => {
  await page.evaluate(() => localStorage.setItem('language', 'ko'));
  await page.reload();
  // The sample's crawler collects pages too late at the moment.
  await page.getByText('업그레이드를 멈춤').waitFor();
  const pulls = await goOnUntil(page, /이대로 진행/, async () => {
    const open = await openOnes();
    return open.length === 3 ? open : undefined;
  });
  const crawler = pulls.find(({ head }) => head.ref.includes('/crawler-prod'));
  assert.match(await textOf(crawler.head.ref, PROD), NEW);
  await Promise.all(pulls.map(bringHome));
  // What belongs to no product has no budget, and comes last.
  const [last] = await openedOf(1);
  await bringHome(last);
  await page.getByText('8건 중 8건 완료').first().waitFor();
  assert.deepEqual(await openOnes(), []);
  for (const file of [DEV, PROD, SHARED]) {
    assert.match(await textOf('main', file), NEW);
  }
  assert.ok((await textOf('main', DEV)).includes(LOGGED));
  await looksRight(page);
  assert.deepEqual(errors, []);
});
