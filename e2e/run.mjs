// Runs the browser tests: starts the portal and its sandbox as `npm start`
// does, on a free range of ports with a data folder of its own, and drives it
// in headless Chromium. Prints one line `N passed, N failed, N skipped`.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { findChromium } from './lib/chromium.mjs';
import { PAGE_SAID } from './lib/pageSaid.mjs';
import { sampleIsCatalogued, startPortal } from './lib/portal.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const only = process.argv.slice(2);
const files = fs
  .readdirSync(here)
  .filter(name => name.endsWith('.test.mjs'))
  .filter(name => only.length === 0 || only.some(word => name.includes(word)))
  .sort()
  .map(name => path.join(here, name));

const chromium = findChromium();
if (!chromium) {
  console.log(
    'Browser tests skipped: no Chromium or Chrome was found. Install one, or name it in PORTAL_CHROMIUM.',
  );
  console.log(`0 passed, 0 failed, ${files.length} skipped`);
  process.exit(process.env.CI ? 1 : 0);
}

const data = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-e2e-'));
const late = new URL('./lib/lateWebhooks.mjs', import.meta.url);
const portal = await startPortal({
  data,
  ...(process.env.E2E_LATE && { env: { NODE_OPTIONS: `--import ${late}` } }),
});
await sampleIsCatalogued(portal.url);
process.env.PORTAL_CHROMIUM = chromium;
process.env.E2E_PORTAL_URL = portal.url;
process.env.E2E_SANDBOX_URL = portal.sandboxUrl;
process.env.E2E_DATA = data;

const totals = { passed: 0, failed: 0, skipped: 0 };
// Of a whole file; late answers add up.
const timeout =
  process.env.E2E_SLOW || process.env.E2E_LATE ? 900_000 : 300_000;
const stream = run({ files, concurrency: 1, timeout });
const leaf = event => event.details?.type !== 'suite';
stream.on('test:pass', event => {
  if (!leaf(event)) return;
  if (event.skip !== undefined) totals.skipped += 1;
  else totals.passed += 1;
});
stream.on('test:fail', event => {
  if (leaf(event)) totals.failed += 1;
});
// What pages said when a test failed, once more after the failures.
const told = [];
stream.on('test:stdout', ({ message }) => {
  if (message.includes(PAGE_SAID)) told.push(message);
});
stream.compose(new spec()).pipe(process.stdout);
await new Promise(resolve => stream.on('end', resolve));
await portal.stop();
if (totals.failed > 0) {
  console.log(told.join('\n'));
  console.log(`The portal's logs are in ${path.join(data, 'logs')}`);
} else {
  fs.rmSync(data, { recursive: true, force: true });
}
console.log(
  `${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`,
);
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);
