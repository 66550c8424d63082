// What is found is mended by a pull request, in both languages, once.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  closeBrowser,
  eventually,
  newProfile,
  portalUrl,
  sandboxUrl,
  signInAs,
  signInAsGuest,
} from './lib/session.mjs';

after(closeBrowser);

async function pullsOf(repository, prefix) {
  const response = await fetch(
    `${sandboxUrl}/api/v3/repos/acme/${repository}/pulls?state=all&per_page=100`,
  );
  const pulls = await response.json();
  return pulls.filter(pull => pull.head.ref.startsWith(prefix));
}

const kept = page => page.getByRole('group', { name: /^(Fix of|수정안:)/ });

test('a project without a folder goes, by one pull request', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(`${portalUrl}/stacks/-/sources`);
  const source = page.getByRole('listitem').filter({ hasText: 'fileflow' });
  await source
    .getByText(/belongs? to no stack/)
    .first()
    .click();
  const finding = source.getByRole('listitem').filter({ hasText: 'queue' });
  await finding.getByRole('button', { name: 'Show the fix' }).click();
  const fix = kept(page);
  await fix.getByText('- name: fileflow-dev-queue').waitFor();
  await fix.getByRole('button', { name: 'Open pull request' }).click();
  const link = fix.getByRole('link', { name: /^Pull request #\d+ on GitHub$/ });
  await link.waitFor();

  const pulls = await pullsOf('fileflow', 'portal/fixes/missing-');
  assert.equal(pulls.length, 1);
  assert.equal(await link.getAttribute('href'), pulls[0].html_url);
  assert.match(pulls[0].title, /^Remove the Atlantis project/);

  // Somebody else, later: it is there already.
  await page.reload();
  await source
    .getByText(/belongs? to no stack/)
    .first()
    .click();
  await finding.getByRole('button', { name: 'Show the fix' }).click();
  await fix.getByText(/proposes this already/).waitFor();
  assert.equal(await fix.getByRole('button').count(), 0);
  assert.deepEqual(errors, []);
  await context.close();
});

test('a moving module is pinned to its newest version, in Korean', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.evaluate(() => localStorage.setItem('language', 'ko'));
  await page.goto(`${portalUrl}/stacks?finding=moving-module-ref`);
  const table = page.getByRole('table');
  await table
    .getByRole('link', { name: /^fileflow/ })
    .first()
    .click();
  await page.getByRole('button', { name: '수정안 보기' }).first().click();
  const fix = kept(page);
  await fix
    .getByText(/\?ref=[a-z0-9-]+\/v\d+\.\d+\.\d+/)
    .first()
    .waitFor();
  await fix.getByRole('button', { name: '풀 리퀘스트 열기' }).click();
  await fix.getByText('풀 리퀘스트를 열었습니다').waitFor();
  await eventually(async () => {
    const pulls = await pullsOf('fileflow', 'portal/fixes/moving-module-ref-');
    return pulls.length === 1;
  });
  assert.deepEqual(errors, []);
  await context.close();
});

test('a guest looks, and is told who may propose', async () => {
  const { page, context } = await newProfile();
  await signInAsGuest(page);
  await page.goto(`${portalUrl}/stacks?finding=moving-module-ref`);
  await page
    .getByRole('table')
    .getByRole('link', { name: /^fileflow/ })
    .last()
    .click();
  await page.getByRole('button', { name: 'Show the fix' }).first().click();
  await kept(page).getByRole('button', { name: 'Open pull request' }).click();
  await kept(page).getByText('You may not propose this').waitFor();
  await context.close();
});
