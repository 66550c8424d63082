// Stacks are found, narrowed and opened; a push changes the open page by itself.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { commitToBranch } from './lib/sandbox.mjs';
import {
  closeBrowser,
  newProfile,
  portalUrl,
  signInAs,
} from './lib/session.mjs';

after(closeBrowser);

test('stacks are narrowed, searched in Korean too, and the address keeps it', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.getByRole('link', { name: 'Stacks', exact: true }).click();
  const table = page.getByRole('table', { name: 'Stacks' });
  // Worst first: the sample's product repository has what is to be mended.
  await table.getByRole('link', { name: 'fileflow-storage-stg' }).waitFor();
  await page
    .getByRole('group', { name: 'Product' })
    .getByText('authhub')
    .click();
  await page.waitForURL(/product=authhub/);
  await page
    .getByRole('group', { name: 'Environment' })
    .getByText('prod', { exact: true })
    .click();
  await page.waitForURL(/environment=prod/);
  await table.getByRole('link', { name: 'authhub-api-prod' }).waitFor();
  await table
    .getByRole('link', { name: 'authhub-api-dev' })
    .waitFor({ state: 'detached' });
  await page.getByLabel('Search stacks').fill('결제');
  await page.getByText('No stack fits').waitFor();
  await page.reload();
  await page.getByText('No stack fits').waitFor();
  assert.equal(await page.getByLabel('Search stacks').inputValue(), '결제');
  await page.getByRole('button', { name: 'Clear all filters' }).last().click();
  await table.getByRole('link', { name: 'shared-prod-network' }).waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

test('a product leads to its stacks by service and environment', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.getByRole('link', { name: 'Products', exact: true }).click();
  // Worst first.
  const first = page.getByRole('heading', { level: 2 }).first();
  await first.getByText('fileflow').waitFor();
  await page.getByRole('link', { name: 'authhub', exact: true }).click();
  const matrix = page.getByRole('table', { name: 'Services and environments' });
  const row = matrix.getByRole('row', { name: /^console/ });
  await row.getByText('not there').first().waitFor();
  await row.getByRole('link', { name: 'authhub-console-prod' }).click();
  await page.getByRole('heading', { name: 'authhub-console-prod' }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: 'Its stacks in the list' }).click();
  await page.waitForURL(/stacks\?product=authhub/);
  assert.deepEqual(errors, []);
  await context.close();
});

test('a push changes the page of a stack while somebody looks', async () => {
  const { page, context } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(`${portalUrl}/stacks/authhub-console-prod`);
  await page.getByText('aws_sns_topic').waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'authhub-console-prod' }).waitFor();
  await commitToBranch(
    'main',
    'stacks/authhub/console/prod/outputs.tf',
    text => `${text}\nresource "aws_sns_topic" "seen" {}\n`,
  );
  await page.getByText('aws_sns_topic').waitFor();
  await commitToBranch('main', 'stacks/authhub/console/prod/outputs.tf', text =>
    text.replace('\nresource "aws_sns_topic" "seen" {}\n', ''),
  );
  await page.getByText('aws_sns_topic').waitFor({ state: 'detached' });
  await context.close();
});

test('a stack that is not there says so, in Korean', async () => {
  const { page, context } = await newProfile();
  await signInAs(page, 'developer');
  await page.evaluate(() => localStorage.setItem('language', 'ko'));
  await page.goto(`${portalUrl}/stacks/is-not-there`);
  await page.getByText('이 주소에는 아무것도 없습니다').waitFor();
  await page.getByRole('link', { name: '모든 스택' }).click();
  await page.getByRole('table', { name: '스택' }).waitFor();
  await page.getByRole('link', { name: '출처 보기' }).click();
  await page.getByRole('heading', { name: '스택의 출처' }).waitFor();
  await page.getByRole('link', { name: /^스택 5개: .*fileflow$/ }).click();
  await page.waitForURL(/\/stacks\?repository=.*fileflow$/);
  await page.getByRole('link', { name: 'fileflow-storage-stg' }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: '모든 스택' }).click();
  await page.waitForURL(`${portalUrl}/stacks`);
  await context.close();
});
