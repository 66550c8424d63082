// The main way through the portal: answers, consequences, one pull request, its
// merge, the service in the catalog; in English and in Korean.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  closeBrowser,
  eventually,
  newProfile,
  portalUrl,
  signInAs,
  signInAsGuest,
} from './lib/session.mjs';
import {
  branchExists,
  decide,
  filesOf,
  pullRequestsOf,
  pullRequestsTo,
} from './lib/sandbox.mjs';

after(closeBrowser);

const request = /\/pull-requests\/[0-9a-f-]{36}$/;

async function answer(page, { product, service, language = 'en' }) {
  const labels = {
    en: {
      product: 'Product',
      service: 'Name of the service',
      does: /^What it does/,
      costCenter: /^Cost centre/,
      image: /^Container image/,
    },
    ko: {
      product: '제품',
      service: '서비스 이름',
      does: /^하는 일/,
      costCenter: /^비용 센터/,
      image: /^컨테이너 이미지/,
    },
  }[language];
  await page.goto(`${portalUrl}/create-service`);
  const fill = (name, text) =>
    page.getByRole('textbox', { name: labels[name] }).fill(text);
  await page
    .getByRole('combobox', { name: labels.product })
    .selectOption(product);
  await fill('service', service);
  await fill('does', 'Keeps the sessions of people');
  await fill('costCenter', 'CC-2100');
  await fill('image', 'ghcr.io/acme/session:1.0.0');
}

/** Whether the browser's user finds the entity of a service in the catalog. */
async function hasEntity(page, product, service) {
  await page.goto(
    `${portalUrl}/catalog/default/component/${product}-${service}`,
  );
  const missing = page.getByText('Entity not found');
  // Before it knows, the page is headed by the name in the address.
  const found = page.getByRole('heading', { name: `${product}/${service}` });
  await missing.or(found).first().waitFor();
  return (await missing.count()) === 0;
}

test('answers become one pull request, and its merge a service', async () => {
  const branch = 'portal/authhub/tokens/create';
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await answer(page, { product: 'authhub', service: 'tokens' });
  const second = await context.newPage();
  await answer(second, { product: 'authhub', service: 'tokens' });
  for (const tab of [page, second]) {
    await tab.getByText(/New files: \d+/).waitFor();
    await tab.getByRole('button', { name: 'Open pull request' }).click();
  }
  await page.waitForURL(request);
  await second.waitForURL(request);
  assert.equal(page.url(), second.url(), 'two tabs, one request');
  await page
    .getByRole('link', { name: /on GitHub/ })
    .first()
    .waitFor();
  await second.close();

  const pulls = await pullRequestsOf(branch);
  assert.equal(pulls.length, 1, 'one pull request');
  const files = (await filesOf(pulls[0].number)).map(file => file.filename);
  for (const expected of [
    'atlantis.yaml',
    'infracost.yml',
    'stacks/authhub/tokens/service.yaml',
    'stacks/authhub/tokens/dev/main.tf',
    'stacks/authhub/tokens/prod/versions.tf',
  ]) {
    assert.ok(files.includes(expected), `${expected} is proposed`);
  }
  await eventually(() => hasEntity(page, 'authhub', 'tokens'));
  await page
    .getByText(/provisional/i)
    .first()
    .waitFor();

  const { page: reviewer, context: elsewhere } = await newProfile();
  await decide(reviewer, 'reviewer', pulls[0].number, 'Approve');
  await elsewhere.close();
  const { page: owner, context: third } = await newProfile();
  await decide(owner, 'platform-owner', pulls[0].number, 'Approve', /Merge/);
  await third.close();
  await eventually(async () => (await pullRequestsOf(branch))[0].merged_at);
  await eventually(async () => {
    await page.goto(`${portalUrl}/catalog/default/system/authhub`);
    await page
      .getByRole('link', { name: 'authhub/tokens', exact: true })
      .first()
      .waitFor({ timeout: 10_000 });
    return true;
  });
  // The product lists it while it is provisional too; only a real one can change.
  await eventually(async () => {
    await page.goto(`${portalUrl}/catalog/default/component/authhub-tokens`);
    await page
      .getByRole('link', { name: 'Change this service' })
      .waitFor({ timeout: 10_000 });
    return true;
  });
  assert.equal(await page.getByText('provisional').count(), 0);

  await page.getByRole('link', { name: 'Change this service' }).click();
  await page
    .getByRole('combobox', { name: 'Memory, MiB in prod' })
    .selectOption('2048');
  await page.getByText(/New files: 0/).waitFor();
  await page.getByRole('button', { name: 'Open pull request' }).click();
  await page.waitForURL(request);
  const change = await eventually(async () => {
    const all = await pullRequestsTo('portal/authhub/tokens/');
    return all.find(pull => pull.head.ref !== branch);
  });
  const changed = await filesOf(change.number);
  assert.deepEqual(
    changed.map(file => file.filename).sort(),
    [
      'stacks/authhub/tokens/prod/main.tf',
      'stacks/authhub/tokens/service.yaml',
    ],
    'only what must change',
  );
  assert.deepEqual(errors, []);
  await context.close();
});

test('in Korean, a request is made and taken back without a trace', async () => {
  const branch = 'portal/crawler/mailer/create';
  const { page, context, errors } = await newProfile();
  await page.addInitScript(() => localStorage.setItem('language', 'ko'));
  await signInAs(page, 'developer');
  await answer(page, { product: 'crawler', service: 'mailer', language: 'ko' });
  const open = page.getByRole('button', { name: '풀 리퀘스트 열기' });
  await page
    .getByText(/새 파일/)
    .first()
    .waitFor();
  await open.click();
  await page.waitForURL(request);
  const [pull] = await eventually(async () => {
    const found = await pullRequestsOf(branch);
    return found.length > 0 && found;
  });
  assert.equal(pull.state, 'open');
  await page.getByRole('button', { name: '요청 취소' }).click();
  await page
    .getByRole('dialog')
    .or(page.getByRole('alertdialog'))
    .getByRole('button', { name: '요청 취소' })
    .click();
  await eventually(
    async () => (await pullRequestsOf(branch))[0].state === 'closed',
  );
  await eventually(async () => !(await branchExists(branch)));
  assert.deepEqual(errors, []);
  await context.close();
});

test('a guest looks, and is told who may send', async () => {
  const { page, context } = await newProfile();
  await signInAsGuest(page);
  await page.goto(`${portalUrl}/create-service`);
  await page.getByText(/looking around as a guest/).waitFor();
  await context.close();
});
