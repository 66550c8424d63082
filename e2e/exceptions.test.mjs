// Exceptions are listed, and removed and proposed by one pull request each.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { looksRight } from './lib/axe.mjs';
import { pullRequestsTo, textOf } from './lib/sandbox.mjs';
import {
  closeBrowser,
  newProfile,
  portalUrl,
  signInAs,
  signInAsGuest,
  viewports,
} from './lib/session.mjs';

after(closeBrowser);

const LIST = `${portalUrl}/pull-requests/exceptions`;
const ID = 'dts-worker-short-logs';

test('an exception says what it allows, and is removed by one pull request', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(LIST);
  const row = page.getByRole('row').filter({ hasText: ID });
  await row.getByText('log-retention').waitFor();
  await row.getByText('dts-worker-prod').waitFor();
  await row.getByRole('link', { name: /portal\.yaml:\d+$/ }).waitFor();
  await looksRight(page, 'exceptions');

  const remove = async () => {
    await row.getByRole('button', { name: `Propose to remove ${ID}` }).click();
    return page.getByRole('dialog');
  };
  const dialog = await remove();
  await dialog.getByText(`- id: ${ID}`).waitFor();
  await looksRight(page, 'removal of an exception');
  await dialog.getByRole('button', { name: 'Open pull request' }).click();
  const link = dialog.getByRole('link', { name: /^Pull request #\d+$/ });
  await link.waitFor();
  const pulls = await pullRequestsTo('portal/exceptions/remove-');
  assert.equal(pulls.length, 1);
  assert.equal(await link.getAttribute('href'), pulls[0].html_url);
  await page.keyboard.press('Escape');

  // Asked for again, it is the same one.
  const again = await remove();
  await again.getByText('It is proposed already:').waitFor();
  assert.equal(
    await again.getByRole('button', { name: 'Open pull request' }).count(),
    0,
  );
  assert.equal((await pullRequestsTo('portal/exceptions/remove-')).length, 1);
  assert.deepEqual(errors, []);
  await context.close();
});

test('one is proposed with a reason and a last day, in Korean on a small screen', async () => {
  const { page, context, errors } = await newProfile({ colorScheme: 'dark' });
  await signInAs(page, 'developer');
  await page.evaluate(() => localStorage.setItem('language', 'ko'));
  await page.setViewportSize(viewports.narrow);
  await page.goto(LIST);
  await page.getByRole('button', { name: '예외 제안…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('규칙').fill('public-access');
  await dialog.getByLabel('스택 폴더').fill('stacks/no/such/folder');
  await dialog.getByLabel('이유').fill('1월에 게이트웨이 뒤로 옮깁니다.');
  await dialog.getByRole('button', { name: '변경 내용 보기' }).click();
  await dialog.getByText('이대로는 제안할 수 없습니다').waitFor();
  await dialog.getByLabel('스택 폴더').fill('stacks/dts/*/prod');
  await dialog.getByRole('button', { name: '변경 내용 보기' }).click();
  await dialog.getByText('owner: user:default/developer').waitFor();
  await looksRight(page, 'proposal of an exception, Korean');
  await dialog.getByRole('button', { name: '풀 리퀘스트 열기' }).click();
  await dialog.getByText('제안했습니다:').waitFor();
  const [pull] = await pullRequestsTo('portal/exceptions/add-');
  const text = await textOf(pull.head.ref, 'portal.yaml');
  assert.match(text, /reason: 1월에 게이트웨이 뒤로 옮깁니다\./);
  assert.match(text, new RegExp(`id: ${ID}`));
  assert.deepEqual(errors, []);
  await context.close();
});

test('guests may look, and propose nothing', async () => {
  const { page, context } = await newProfile();
  await signInAsGuest(page);
  await page.goto(LIST);
  await page.getByRole('row').filter({ hasText: ID }).waitFor();
  assert.equal(await page.getByRole('button', { name: /^Propose/ }).count(), 0);
  await context.close();
});
