// The second way to a service: the template of core's Create page, whose field is
// the form of Create service and whose task opens the same pull request.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, test } from 'node:test';
import {
  closeBrowser,
  newProfile,
  portalUrl,
  signInAs,
} from './lib/session.mjs';
import { filesOf, pullRequestsOf } from './lib/sandbox.mjs';

after(closeBrowser);

const template = fs.readFileSync(
  new URL('../templates/create-service/template.yaml', import.meta.url),
  'utf8',
);

async function answer(page, service) {
  const fill = (name, text) => page.getByRole('textbox', { name }).fill(text);
  await page.getByRole('combobox', { name: 'Product' }).selectOption('authhub');
  await fill('Name of the service', service);
  await fill(/^What it does/, 'Keeps a record of sign-ins');
  await fill(/^Container image/, 'ghcr.io/acme/ledger:1.0.0');
  await page.getByText(/\d+ files in 3 environments/).waitFor();
  await page.getByRole('button', { name: 'Next' }).click();
}

test('a task of the template opens the pull request', async () => {
  const branch = 'portal/authhub/ledger/create';
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(`${portalUrl}/create/templates/default/create-service`);
  const fill = (name, text) => page.getByRole('textbox', { name }).fill(text);
  await answer(page, 'ledger');
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

test('a dry run in the template editor makes the files and opens nothing', async () => {
  const { page, context, errors } = await newProfile();
  // A folder of the browser's own stands for one on the person's disk.
  await page.addInitScript(text => {
    window.showDirectoryPicker = async () => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle('it', { create: true });
      const file = await folder.getFileHandle('template.yaml', {
        create: true,
      });
      const writable = await file.createWritable();
      await writable.write(text);
      await writable.close();
      return folder;
    };
  }, template);
  await signInAs(page, 'platform-owner');
  await page.goto(`${portalUrl}/create/edit`);
  await page.getByText('Load Template Directory').click();
  await answer(page, 'rehearsal');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('button', { name: 'Result 1' }).waitFor();
  await page.getByText('atlantis.yaml').first().waitFor();
  await page.getByRole('tab', { name: 'Output' }).click();
  // Nothing was opened: there is nothing to follow.
  assert.equal(await page.getByRole('link', { name: /How far/ }).count(), 0);
  const made = await pullRequestsOf('portal/authhub/rehearsal/create');
  assert.deepEqual(made, []);
  assert.deepEqual(errors, []);
  await context.close();
});
