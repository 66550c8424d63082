// A plan by Atlantis of answers that nobody proposed yet, on a branch that goes.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { looksRight } from './lib/axe.mjs';
import { branchExists, pullRequestsTo } from './lib/sandbox.mjs';
import {
  closeBrowser,
  newProfile,
  portalUrl,
  signInAs,
  viewports,
} from './lib/session.mjs';

after(closeBrowser);

test('Atlantis plans answers before there is a pull request', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(`${portalUrl}/create-service`);
  await page.getByRole('combobox', { name: 'Product' }).selectOption('authhub');
  const fill = (name, text) => page.getByRole('textbox', { name }).fill(text);
  await fill('Name of the service', 'planned');
  await fill(/^What it does/, 'Is planned before it is proposed');
  await fill(/^Cost centre/, 'CC-2100');
  await fill(/^Container image/, 'ghcr.io/acme/session:1.0.0');
  await page.getByText(/New files: \d+/).waitFor();
  await page.getByRole('tab', { name: 'Plan' }).click();
  const box = page.getByRole('region', { name: 'Real plan by Atlantis' });
  const started = page.waitForResponse(
    answer =>
      answer.url().endsWith('/previews/real-plan') &&
      answer.request().method() === 'POST',
  );
  await box.getByRole('button', { name: 'Make the real plan' }).click();
  const plan = await (await started).json();
  assert.match(plan.branch, /^portal-preview\/authhub\/planned\/[0-9a-f]{10}$/);
  await box.getByText('The real plan is there.').waitFor();
  await box.getByText('The temporary branch is deleted.').waitFor();
  const dev = page.getByRole('region', { name: 'dev', exact: true });
  await dev.getByText('Real', { exact: true }).waitFor();
  assert.match(
    await dev.textContent(),
    /[1-9]\d* to add0 to change0 to destroy/,
  );
  await dev.getByText(/\/atlantis/).waitFor();
  await dev.getByText('What Terraform printed').click();
  await dev.getByText(/Plan: \d+ to add/).waitFor();
  await looksRight(page, 'real plan');
  await page.setViewportSize(viewports.narrow);
  await page.getByRole('button', { name: /consequences|leads to/i }).click();
  await page.getByRole('tab', { name: 'Plan' }).click();
  await box.getByText('The real plan is there.').waitFor();
  await looksRight(page, 'narrow real plan');

  assert.equal(await branchExists(plan.branch), false, 'the branch is gone');
  assert.deepEqual(await pullRequestsTo('portal-preview/'), []);
  // What Atlantis said of that commit is no run of a stack.
  const { authorization } = await (await started).request().allHeaders();
  const runs = await page.request.get(
    `${portalUrl}/api/infra-stacks/runs?q=authhub-planned`,
    { headers: { authorization } },
  );
  assert.ok(runs.ok(), await runs.text());
  assert.deepEqual((await runs.json()).items, []);
  assert.deepEqual(errors, []);
  await context.close();
});
