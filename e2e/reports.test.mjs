// What runners of CI report: the sample's GitHub Actions, and a job that is live.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { looksRight } from './lib/axe.mjs';
import {
  closeBrowser,
  newProfile,
  portalUrl,
  sandboxUrl,
  signInAs,
} from './lib/session.mjs';

after(closeBrowser);

const { INFRA_PORTAL_REPORT_SECRET: secret } = JSON.parse(
  fs.readFileSync(path.join(process.env.E2E_DATA, 'secrets.json'), 'utf8'),
);

async function report(more) {
  const body = JSON.stringify({
    version: 1,
    id: 'e2e-1',
    sentAt: new Date().toISOString(),
    repository: `${sandboxUrl}/acme/dailyge-infra`,
    dir: 'terraform/dev',
    command: 'plan',
    commit: '7'.repeat(40),
    ref: 'main',
    actor: 'developer',
    runner: 'GitHub Actions',
    ...more,
  });
  const sum = createHmac('sha256', secret).update(body).digest('hex');
  const answer = await fetch(`${portalUrl}/api/infra-stacks/reports`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-infra-portal-signature-256': `sha256=${sum}`,
    },
    body,
  });
  assert.equal(answer.status, 202);
  return answer.json();
}

test('a stack without Atlantis shows what its CI reports, live', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(`${portalUrl}/stacks/dailyge-dev`);
  await page
    .getByRole('region', { name: 'What it is' })
    .getByText('GitHub Actions')
    .waitFor();
  const runs = page.getByRole('region', { name: 'Runs' });
  await runs
    .getByRole('link', { name: '#2 Let the cluster have three instances' })
    .first()
    .waitFor();
  await looksRight(page, 'stack of GitHub Actions');

  const startedAt = new Date(Date.now() - 30_000).toISOString();
  await report({ state: 'started', startedAt });
  await runs.getByText('Running', { exact: true }).waitFor();
  const { url } = await report({
    state: 'succeeded',
    startedAt,
    finishedAt: new Date().toISOString(),
    exitCode: 2,
    output:
      '  # module.api.aws_ecs_service.this will be destroyed\n  - resource "aws_ecs_service" "this" {\n      - api_token = "hunter2hunter2" -> null\n    }\n\nPlan: 0 to add, 0 to change, 1 to destroy.\n',
  });
  await runs
    .getByText('Running', { exact: true })
    .waitFor({ state: 'detached' });
  await runs
    .getByRole('row', { name: /77777/ })
    .getByText('1 to destroy')
    .waitFor();

  await page.goto(url);
  const about = page.getByRole('region', { name: 'About this run' });
  await about.getByText('GitHub Actions').first().waitFor();
  await page.getByText('(removed by the portal)').first().waitFor();
  assert.ok(!(await page.content()).includes('hunter2'));
  await looksRight(page, 'run of GitHub Actions');
  assert.deepEqual(errors, []);
  await context.close();
});
