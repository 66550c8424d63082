// The second way to a service: the template of core's Create page, whose field is
// the form of Create service and whose task opens the same pull request.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  closeBrowser,
  newProfile,
  portalUrl,
  signInAs,
} from './lib/session.mjs';
import { filesOf, pullRequestsOf } from './lib/sandbox.mjs';

after(closeBrowser);

test('a task of the template opens the pull request', async () => {
  const branch = 'portal/authhub/ledger/create';
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(`${portalUrl}/create/templates/default/create-service`);
  const fill = (name, text) => page.getByRole('textbox', { name }).fill(text);
  await page.getByRole('combobox', { name: 'Product' }).selectOption('authhub');
  await fill('Name of the service', 'ledger');
  await fill(/^What it does/, 'Keeps a record of sign-ins');
  await fill(/^Container image/, 'ghcr.io/acme/ledger:1.0.0');
  await page.getByText(/\d+ files in 3 environments/).waitFor();
  await page.getByRole('button', { name: 'Next' }).click();
  await fill(/^Note to the reviewers/, 'Sizes are a guess.');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByText('group:default/developers').waitFor();
  await page.getByRole('button', { name: 'Create', exact: true }).click();

  const pullRequest = page.getByRole('link', { name: /^Pull request ·/ });
  await pullRequest.waitFor({ timeout: 90_000 });
  const [pull] = await pullRequestsOf(branch);
  assert.match(
    await pullRequest.getAttribute('href'),
    new RegExp(`/acme/infrastructure/pull/${pull.number}$`),
  );
  assert.match(pull.body, /Sizes are a guess\./);
  const files = (await filesOf(pull.number)).map(file => file.filename);
  assert.ok(files.includes('stacks/authhub/ledger/prod/main.tf'));

  await page.getByText(/files change on portal\/authhub\/ledger/).waitFor();
  await page.getByRole('link', { name: /^How far it is ·/ }).click();
  await page.getByRole('heading', { name: 'Create authhub/ledger' }).waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});
