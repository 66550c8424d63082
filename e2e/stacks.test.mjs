// Stacks, modules and products are found, narrowed and opened; a push changes the
// open page by itself.
import assert from 'node:assert/strict';
import fs from 'node:fs';
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
  await page.getByRole('link', { name: '출처', exact: true }).click();
  await page.getByRole('heading', { name: '스택의 출처' }).waitFor();
  await page.getByRole('link', { name: /^스택 6개: .*fileflow$/ }).click();
  await page.waitForURL(/\/stacks\?repository=.*fileflow$/);
  await page.getByRole('link', { name: 'fileflow-storage-stg' }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: '스택', exact: true }).last().click();
  await page.waitForURL(`${portalUrl}/stacks`);
  await context.close();
});

test('the list asks twice at most, is walked by keys and saved as a file', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  const asked = [];
  page.on('request', request => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/infra-stacks/')) asked.push(pathname);
  });
  await page.goto(`${portalUrl}/stacks?product=fileflow`);
  const rows = page.getByRole('table').locator('tbody th').getByRole('link');
  await rows.first().waitFor();
  assert.deepEqual(asked.sort(), [
    '/api/infra-stacks/stacks',
    '/api/infra-stacks/views',
  ]);
  await page.getByLabel('Search stacks').press('ArrowDown');
  await page.keyboard.press('j');
  const second = await rows.nth(1).textContent();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: second, level: 1 }).waitFor();
  await page.goBack();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as CSV' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'stacks.csv');
  const file = fs.readFileSync(await download.path(), 'utf8');
  const lines = file.trim().split(/\r?\n/);
  assert.equal(lines.length - 1, await rows.count());
  assert.match(file, /fileflow-storage-stg/);
  assert.deepEqual(errors, []);
  await context.close();
});

test('a view is kept for oneself, and deleted', async () => {
  const { page, context } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(`${portalUrl}/stacks?environment=prod`);
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.getByLabel('Name of the view').fill('운영 환경');
  await page.keyboard.press('Enter');
  const view = page.getByRole('link', { name: '운영 환경' });
  await view.waitFor();
  await page.goto(`${portalUrl}/stacks`);
  await view.click();
  await page.waitForURL(/environment=prod/);
  await page
    .getByRole('button', { name: 'Delete the view: 운영 환경' })
    .click();
  await view.waitFor({ state: 'detached' });
  await context.close();
});

test('a module says who uses it; a shared stack whom a change reaches', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(`${portalUrl}/stacks`);
  await page.getByRole('link', { name: 'Modules', exact: true }).click();
  await page.getByLabel('Search modules').fill('s3-bucket');
  await page.getByRole('link', { name: 's3-bucket', exact: true }).click();
  await page.getByRole('heading', { name: 's3-bucket', level: 1 }).waitFor();
  const uses = page.getByRole('region', { name: 'Who uses which version' });
  await uses.getByText('From a branch: it moves').waitFor();
  await page.getByRole('table', { name: 'Inputs' }).waitFor();
  await uses.getByRole('link', { name: 'fileflow-storage-dev' }).click();
  await page
    .getByRole('region', { name: 'Depends on' })
    .getByRole('link', { name: 'shared-dev-kms' })
    .click();
  await page.getByRole('heading', { name: 'shared-dev-kms' }).waitFor();
  const reach = page.getByRole('region', { name: 'Blast radius' });
  await reach.getByText('Their names').click();
  await reach.getByRole('link', { name: 'authhub-api-dev' }).waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

test('a product shows its dependencies and its layers', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(`${portalUrl}/products/authhub`);
  const picture = page.getByRole('region', {
    name: 'Picture of the dependencies',
  });
  // With many stacks the picture begins with one environment.
  await page
    .getByRole('region', { name: 'Dependencies', exact: true })
    .getByRole('combobox', { name: 'Environment' })
    .selectOption('');
  await picture.getByRole('link', { name: /shared-prod-network/ }).waitFor();
  await page.getByText('As a list').click();
  await page
    .getByRole('row', {
      name: /authhub-api-dev.*shared-dev-network.*Parameter/,
    })
    .waitFor();
  await page.goto(`${portalUrl}/products/eco`);
  const layers = page.getByRole('region', { name: 'Layers' });
  for (const name of [/^Terraform/, /^Ansible/, /^Argo CD/, /^Kustomize/]) {
    await layers.getByRole('heading', { name }).waitFor();
  }
  assert.deepEqual(errors, []);
  await context.close();
});

test('a push adds a dependency to the open page of the stack', async () => {
  const { page, context } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(`${portalUrl}/stacks/authhub-console-prod`);
  const file = 'stacks/authhub/console/prod/outputs.tf';
  const added = `
data "aws_ssm_parameter" "seen" {
  name = "/nobody/writes/this"
}
`;
  await page.getByRole('region', { name: 'Depends on' }).waitFor();
  await commitToBranch('main', file, text => text + added);
  await page.getByText('/nobody/writes/this').waitFor();
  await commitToBranch('main', file, text => text.replace(added, ''));
  await page.getByText('/nobody/writes/this').waitFor({ state: 'detached' });
  await context.close();
});

test('search finds a product, a stack and a module with the keyboard alone', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.keyboard.press('Control+k');
  const panel = page.getByRole('dialog', { name: 'Search' });
  const field = panel.getByRole('searchbox');
  const found = panel.getByRole('region', {
    name: 'Products, stacks and modules',
  });
  await field.fill('authhub');
  await found.getByRole('link', { name: /^authhub Product/ }).waitFor();
  await found.getByRole('link', { name: /authhub-api-prod Stack/ }).waitFor();
  await field.fill('ecs-serv');
  await found
    .getByRole('link', { name: /ecs-service Module/ })
    .first()
    .waitFor();
  await field.fill('authhub-console');
  await found.getByRole('link', { name: /authhub-console-prod/ }).waitFor();
  await field.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${portalUrl}/stacks/authhub-console-prod`);
  assert.deepEqual(errors, []);
  await context.close();
});

test('each page says by itself that the server fails, is away, or refuses', async () => {
  const { page, context } = await newProfile();
  await signInAs(page, 'developer');
  let answer;
  await page.route('**/api/infra-stacks/**', route =>
    answer === 'away'
      ? route.abort()
      : route.fulfill({
          status: answer,
          json: { error: { name: 'Error', message: 'as planned' } },
        }),
  );
  for (const address of [
    '/stacks',
    '/stacks/any',
    '/stacks/-/modules',
    '/stacks/-/modules/any',
    '/stacks/-/sources',
    '/products',
    '/products/any',
  ]) {
    answer = 500;
    await page.goto(portalUrl + address);
    await page.getByText('as planned').first().waitFor();
    answer = 'away';
    await page.getByRole('button', { name: 'Try again' }).last().click();
    await page.getByText('Failed to fetch').first().waitFor();
    answer = 403;
    await page.getByRole('button', { name: 'Try again' }).last().click();
    await page.getByText('You may not see this').first().waitFor();
  }
  await context.close();
});
