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

async function pullRequests() {
  const response = await fetch(
    `${sandboxUrl}/api/v3/repos/acme/infrastructure/pulls?state=open&per_page=100`,
  );
  assert.equal(response.status, 200);
  return response.json();
}

async function fillRunbook(page, service) {
  await page.goto(`${portalUrl}/create/templates/default/document-service`);
  await page.getByLabel(/^Product/).fill('authhub');
  await page.getByLabel(/^Service/).fill(service);
  await page.getByLabel(/^Owner/).fill('platform');
  await page
    .getByRole('option', { name: /platform/i })
    .first()
    .click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel(/^Contact/).fill('#authhub');
  await page.getByLabel(/^What people/).fill('People cannot sign in');
  await page.getByLabel(/^First thing/).fill('Look at the last deployment');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
}

test('a runbook asked for in the browser becomes a pull request, once', async () => {
  const { page, context } = await newProfile();
  await signInAs(page, 'developer');
  for (const round of ['first', 'again']) {
    await fillRunbook(page, 'session');
    await page
      .getByRole('link', { name: /Pull request/ })
      .first()
      .waitFor();
    const found = await eventually(async () => {
      const list = (await pullRequests()).filter(
        pull => pull.head.ref === 'portal/authhub/session/runbook',
      );
      return list.length > 0 && list;
    });
    assert.equal(found.length, 1, `${round}: one pull request`);
    const response = await fetch(
      `${sandboxUrl}/api/v3/repos/acme/infrastructure/pulls/${found[0].number}/files`,
    );
    const files = await response.json();
    assert.deepEqual(
      files.map(file => [file.filename, file.status]),
      [['runbooks/authhub/session.md', 'added']],
    );
    assert.match(files[0].patch, /People cannot sign in/);
  }
  await context.close();
});

test('a guest may look at templates but not run them', async () => {
  const { page, context } = await newProfile();
  await signInAsGuest(page);
  await page.goto(`${portalUrl}/create`);
  await page
    .getByText(/Write a runbook/)
    .first()
    .waitFor();
  const token = await page.evaluate(async () => {
    const response = await fetch('/api/auth/guest/refresh', {
      headers: { 'x-requested-with': 'XMLHttpRequest' },
    });
    return (await response.json()).backstageIdentity.token;
  });
  const response = await fetch(`${portalUrl}/api/scaffolder/v2/tasks`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      templateRef: 'template:default/document-service',
      values: {
        product: 'authhub',
        service: 'guest',
        owner: 'group:default/platform',
        contact: '#authhub',
        symptom: 'Nothing',
        firstStep: 'Nothing',
      },
    }),
  });
  assert.equal(response.status, 403);
  const body = await response.json();
  assert.equal(body.error.name, 'NotAllowedError');
  await context.close();
});
