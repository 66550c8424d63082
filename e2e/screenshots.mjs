// Makes the pictures of the documentation: starts the portal with its sample
// organisation and writes docs/images/*.png. Run: node e2e/screenshots.mjs, or
// with `pages` or `reviews` behind it for a part of them.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findChromium } from './lib/chromium.mjs';
import { sampleIsCatalogued, startPortal } from './lib/portal.mjs';
import { shoot, viewport } from './lib/shoot.mjs';

const only = process.argv.slice(2);
const wants = part => only.length === 0 || only.includes(part);
const data = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-shots-'));
const portal = await startPortal({ data });
await sampleIsCatalogued(portal.url);
process.env.PORTAL_CHROMIUM = findChromium();
process.env.E2E_PORTAL_URL = portal.url;
process.env.E2E_SANDBOX_URL = portal.sandboxUrl;
process.env.E2E_DATA = data;
const { closeBrowser, newProfile, signInAs, titleOf } = await import(
  './lib/session.mjs'
);
const { prepareReviews, shootReviews } = await import('./lib/reviewShots.mjs');

const labels = {
  '': ['Product', 'Name of the service', 'What it does', 'Container image'],
  '-ko': ['제품', '서비스 이름', '하는 일', '컨테이너 이미지'],
};

/** A service on its way: the answers with what follows, then its request. */
async function shootNewService(page, suffix) {
  const [product, name, does, image] = labels[suffix];
  const field = label => page.getByRole('textbox', { name: label });
  await page.goto(`${portal.url}/create-service`);
  await page.getByRole('combobox', { name: product }).selectOption('authhub');
  await field(name).fill(`session${suffix}`);
  await field(does).fill(
    suffix ? '로그인한 사람의 세션을 보관' : 'Keeps the sessions of people',
  );
  await field(/^(Cost centre|비용 센터)/).fill('CC-2100');
  await field(image).fill('ghcr.io/acme/session:1.0.0');
  await page.getByText(/^(New files|새 파일)/).waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await shoot(page, `create-service${suffix}`);
  await page
    .getByRole('button', { name: /^(Open pull request|풀 리퀘스트 열기)$/ })
    .click();
  await page.waitForURL(/pull-requests/);
  await page
    .getByRole('link', { name: /GitHub/ })
    .first()
    .waitFor();
  await page.getByText(/^(Waits for|기다리는 대상)/).waitFor();
  await shoot(page, `pull-request${suffix}`);
}

/** What mends a finding, before it is proposed. */
async function shootFix(page, suffix) {
  await page.goto(`${portal.url}/stacks/-/sources`);
  const source = page.getByRole('listitem').filter({ hasText: 'fileflow' });
  await source.locator('summary').click();
  await source
    .getByRole('button', { name: /^(Show the fix|수정안 보기)$/ })
    .click();
  await source
    .getByRole('button', { name: /^(Open pull request|풀 리퀘스트 열기)$/ })
    .scrollIntoViewIfNeeded();
  await shoot(page, `fix${suffix}`);
}

/** What one stack costs, with its first resource open. */
async function shootStackCost(page, suffix) {
  const stacks = page.getByRole('table', { name: /^(Stacks|스택)$/ });
  await stacks.locator('tbody a').first().click();
  await page.locator('details > summary code').first().click();
  await page.getByRole('table').first().waitFor();
  await shoot(page, `stack-cost${suffix}`);
}

/** What the pull request with the greatest change would cost. */
async function shootPullCosts(page, suffix) {
  await page.goto(`${portal.url}/costs/pull-requests`);
  await page.getByRole('table').locator('tbody a').first().click();
  await page.getByRole('region', { name: /^(Verdict|판정)$/ }).waitFor();
  await shoot(page, `pull-costs${suffix}`);
}

/** One whose budget an outage spent. */
const OBJECTIVE = 'dts-billing-api-prod-availability';

async function shootPages(suffix, language) {
  const { page, context } = await newProfile({ viewport });
  await page.addInitScript(
    value => localStorage.setItem('language', value),
    language,
  );
  await page.goto(portal.url);
  await page.getByRole('button', { name: /Continue with|계속/ }).waitFor();
  await shoot(page, `sign-in${suffix}`);
  await signInAs(page, 'developer');
  await shoot(page, `home${suffix}`);
  await page.goto(`${portal.url}/catalog`);
  await shoot(page, `catalog${suffix}`);
  await page.goto(`${portal.url}/products/authhub`);
  await page
    .getByRole('table', { name: /^(Services and environments|서비스와 환경)$/ })
    .waitFor();
  await page.locator('svg a').first().waitFor();
  await shoot(page, `product${suffix}`);
  await page.goto(`${portal.url}/stacks/shared-dev-network`);
  await titleOf(page, 'shared-dev-network').waitFor();
  await shoot(page, `stack${suffix}`);
  await page.goto(`${portal.url}/stacks/-/modules`);
  await page.getByRole('table').waitFor();
  await shoot(page, `modules${suffix}`);
  await page.goto(`${portal.url}/stacks`);
  await page.getByRole('table').waitFor();
  await shoot(page, `stacks${suffix}`);
  await page.goto(`${portal.url}/stacks/-/drift`);
  await page
    .getByRole('table', { name: /^(Worst first|심각한 순서)$/ })
    .waitFor();
  await shoot(page, `drift${suffix}`);
  await page.goto(`${portal.url}/costs`);
  await page.locator('svg path').first().waitFor();
  await shoot(page, `costs${suffix}`);
  await shootStackCost(page, suffix);
  await shootPullCosts(page, suffix);
  await page.goto(`${portal.url}/slos/objectives/${OBJECTIVE}`);
  await page.locator('svg path').first().waitFor();
  await shoot(page, `objective${suffix}`);
  await shootFix(page, suffix);
  await shootNewService(page, suffix);
  await context.close();
}

/** In both languages. */
async function shootAll(part) {
  await part('', 'en');
  await part('-ko', 'ko');
}

try {
  if (wants('pages')) await shootAll(shootPages);
  if (wants('reviews')) {
    await prepareReviews();
    await shootAll(shootReviews);
  }
} finally {
  await closeBrowser();
  await portal.stop();
  fs.rmSync(data, { recursive: true, force: true });
}
