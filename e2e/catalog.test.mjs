// What repositories hold is in the catalog, with our cards on its own pages; a
// push adds and takes away.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { looksRight } from './lib/axe.mjs';
import { addFile, removeFile } from './lib/sandbox.mjs';
import {
  closeBrowser,
  eventually,
  newProfile,
  portalUrl,
  signInAs,
  viewports,
} from './lib/session.mjs';

after(closeBrowser);

const PRODUCTS = [
  ...['authhub', 'community', 'crawler', 'dailyge', 'dts', 'eco', 'fileflow'],
];

const open = (page, ref) => page.goto(`${portalUrl}/catalog/default/${ref}`);

/** Asks the catalog as the person who is signed in on the page. */
async function signedIn(page) {
  const asked = page.waitForRequest(
    request =>
      request.url().includes('/api/catalog/') &&
      request.headers().authorization !== undefined,
  );
  await page.goto(`${portalUrl}/catalog`);
  const { authorization } = (await asked).headers();
  return async path => {
    const response = await fetch(`${portalUrl}/api/catalog${path}`, {
      headers: { authorization },
    });
    return response.status === 404 ? undefined : response.json();
  };
}

test('stacks and modules of all products have owners that exist', async () => {
  const { page, context } = await newProfile();
  await signInAs(page, 'developer');
  const ask = await signedIn(page);
  const find = filter =>
    ask(`/entities?filter=${encodeURIComponent(filter)}&limit=500`);
  const stacks = await eventually(async () => {
    const found = await find('kind=resource,spec.type=terraform-stack');
    const products = new Set(found.map(({ spec }) => spec.system));
    return PRODUCTS.every(name => products.has(name)) && found;
  });
  const modules = await find('kind=component,spec.type=terraform-module');
  assert.ok(modules.length > 20);
  const shared = stacks.filter(({ metadata }) =>
    metadata.tags?.includes('shared'),
  );
  assert.ok(shared.length > 20);
  const groups = new Set(
    (await find('kind=group')).map(
      ({ metadata }) => `group:default/${metadata.name}`,
    ),
  );
  const own = [...stacks, ...modules].filter(
    ({ metadata }) => metadata.annotations['infra-portal.io/repository'],
  );
  for (const { metadata, relations, status } of own) {
    const owners = relations.filter(({ type }) => type === 'ownedBy');
    assert.equal(owners.length, 1, metadata.name);
    assert.ok(groups.has(owners[0].targetRef), owners[0].targetRef);
    assert.equal(metadata.annotations['backstage.io/orphan'], undefined);
    assert.deepEqual(status?.items ?? [], [], metadata.name);
  }
  await context.close();
});

const views = [
  { viewport: viewports.wide, colorScheme: 'light' },
  { viewport: viewports.narrow, colorScheme: 'dark' },
];

for (const { viewport, colorScheme } of views) {
  test(`the pages of the catalog have our cards (${colorScheme})`, async () => {
    const { page, context, errors } = await newProfile({ colorScheme });
    await signInAs(page, 'developer');
    await page.setViewportSize(viewport);
    const shot = async name => {
      await looksRight(page, name);
      if (!process.env.E2E_SHOTS) return;
      const path = `${process.env.E2E_SHOTS}/${name}-${colorScheme}.png`;
      await page.screenshot({ path, fullPage: true });
    };

    await open(page, 'system/authhub/stacks');
    const matrix = page.getByRole('table', {
      name: 'Services and environments',
    });
    await matrix.getByRole('link', { name: 'authhub-api-prod' }).waitFor();
    await page.getByRole('link', { name: 'All about this product' }).waitFor();
    await shot('system');

    // A service that the sample describes itself.
    await open(page, 'component/authhub-api');
    const stacks = page.getByRole('region', { name: 'Stacks of this service' });
    await stacks.getByRole('link', { name: 'authhub-api-dev' }).waitFor();
    await shot('service');
    await stacks.getByRole('link', { name: 'authhub-api-prod' }).click();
    await page.waitForURL(`${portalUrl}/stacks/authhub-api-prod`);

    await open(page, 'resource/authhub-api-prod');
    const stack = page.getByRole('region', { name: 'Terraform stack' });
    await stack.getByRole('link', { name: 'shared-prod-network' }).waitFor();
    await stack.getByText(/^at [0-9a-f]{10}$/).waitFor();
    await shot('stack');
    await stack.getByRole('link', { name: 'All about this stack' }).waitFor();

    await open(page, 'component/module-sqs');
    const module = page.getByRole('region', { name: 'Terraform module' });
    await module.getByRole('link', { name: 'dts-worker-prod' }).waitFor();
    await shot('module');
    assert.deepEqual(errors, []);
    await context.close();
  });
}

test('the cards speak Korean', async () => {
  const { page, context } = await newProfile();
  await signInAs(page, 'developer');
  await page.evaluate(() => localStorage.setItem('language', 'ko'));
  await open(page, 'resource/shared-prod-network');
  const card = page.getByRole('region', { name: 'Terraform 스택' });
  await card.getByText('이 스택을 사용하는 스택').waitFor();
  await card.getByText('공유 스택').waitFor();
  if (process.env.E2E_SHOTS) {
    await page.screenshot({ path: `${process.env.E2E_SHOTS}/korean.png` });
  }
  await open(page, 'system/authhub/stacks');
  await page.getByRole('heading', { name: '이 제품의 스택' }).waitFor();
  await context.close();
});

test('a push brings a stack into the catalog, and another takes it away', async () => {
  const { page, context } = await newProfile();
  await signInAs(page, 'developer');
  const ask = await signedIn(page);
  const find = () => ask('/entities/by-name/resource/default/crawler-seen-dev');
  const folder = 'stacks/crawler/seen/dev';
  await addFile(
    'main',
    `${folder}/main.tf`,
    'terraform {\n  backend "s3" {}\n}\n',
  );
  const entity = await eventually(find);
  assert.equal(entity.spec.system, 'crawler');
  assert.deepEqual(entity.spec.dependencyOf, [
    'component:default/crawler-seen',
  ]);
  await removeFile('main', `${folder}/main.tf`);
  await eventually(async () => (await find()) === undefined);
  await context.close();
});
