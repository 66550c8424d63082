// The second pull request: the skeleton of an application, in a repository that
// does not exist yet.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { makeRepository } from './lib/sandbox.mjs';
import {
  closeBrowser,
  newProfile,
  portalUrl,
  signInAs,
} from './lib/session.mjs';

after(closeBrowser);

const request = /\/pull-requests\/[0-9a-f-]{36}$/;

/** Answers as far as the repository, whose skeleton is asked for. */
async function begin(page, service) {
  await page.goto(`${portalUrl}/create-service`);
  const fill = (name, text) => page.getByRole('textbox', { name }).fill(text);
  await page.getByRole('combobox', { name: 'Product' }).selectOption('authhub');
  await fill('Name of the service', service);
  await fill(/^What it does/, 'Keeps who may do what');
  await fill(/^Cost centre/, 'CC-2100');
  await fill(/^Container image/, `ghcr.io/acme/${service}:1.0.0`);
  await page
    .getByRole('region', { name: 'How it runs' })
    .locator('summary')
    .click();
  return {
    fill,
    skeleton: page.getByRole('checkbox', {
      name: 'Also propose a skeleton there',
    }),
    group: page.getByRole('region', {
      name: 'The application (second pull request)',
    }),
    box: page.getByRole('region', { name: 'Application' }),
  };
}

test('a service begins with the repository that it is built from', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  const { fill, skeleton, group, box } = await begin(page, 'grants');
  // Nobody's repository but the organisation's.
  await fill(/^Source repository/, 'someone-else/grants');
  await skeleton.check();
  await page
    .getByText(/only to repositories of the same owner/)
    .first()
    .waitFor();
  await fill(/^Source repository/, 'acme/grants');
  await group.getByText(/made first, private/).waitFor();
  await group.getByRole('button', { name: /Dockerfile/ }).click();
  await group.getByText('npm ci').first().waitFor();
  await page
    .getByRole('combobox', { name: /^Language/ })
    .selectOption({ label: 'go' });
  await group.getByText('go mod download').first().waitFor();

  await page.getByRole('button', { name: 'Open pull request' }).click();
  await page.waitForURL(request);
  await box.getByText('The second pull request is open.').waitFor();
  await box.getByText(/made for this service/).waitFor();
  const address = await box
    .getByRole('link', { name: /Pull request #1/ })
    .getAttribute('href');
  const there = await context.newPage();
  await there.goto(`${address}/files`);
  for (const file of ['Dockerfile', 'compose.yaml', 'deliver.yaml']) {
    await there.getByText(file).first().waitFor();
  }
  await there.close();

  const cancel = { name: 'Cancel the request' };
  await page.getByRole('button', cancel).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/A repository that was made stays/).waitFor();
  await dialog.getByRole('button', cancel).click();
  await box.getByText('The second pull request is closed.').waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

test('a repository that is there gets only what it lacks', async () => {
  await makeRepository('mobile', 'Dockerfile', 'FROM scratch\n');
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  const { fill, skeleton, group, box } = await begin(page, 'mobile');
  await fill(/^Source repository/, 'acme/mobile');
  await skeleton.check();
  await group.getByText(/left alone: Dockerfile/).waitFor();
  await page.getByRole('button', { name: 'Open pull request' }).click();
  await page.waitForURL(request);
  await box.getByText('The second pull request is open.').waitFor();
  await box.getByText('compose.yaml').waitFor();
  assert.equal(await box.getByText('Dockerfile', { exact: true }).count(), 0);
  assert.equal(await box.getByText(/made for this service/).count(), 0);
  assert.deepEqual(errors, []);
  await context.close();
});
