// Makes the pictures of the documentation: starts the portal with its sample
// organisation and writes docs/images/*.png. Run: node e2e/screenshots.mjs
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './lib/chromium.mjs';
import { startPortal } from './lib/portal.mjs';

const images = fileURLToPath(new URL('../docs/images/', import.meta.url));
const data = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-shots-'));
const portal = await startPortal({ data });
process.env.PORTAL_CHROMIUM = findChromium();
process.env.E2E_PORTAL_URL = portal.url;
process.env.E2E_SANDBOX_URL = portal.sandboxUrl;
const { closeBrowser, newProfile, signInAs } = await import(
  './lib/session.mjs'
);

const viewport = { width: 1280, height: 800 };

async function shoot(page, name) {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1000);
  await page.screenshot({ path: path.join(images, `${name}.png`) });
}

try {
  fs.mkdirSync(images, { recursive: true });
  for (const [suffix, language] of [
    ['', 'en'],
    ['-ko', 'ko'],
  ]) {
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
    await context.close();
  }
} finally {
  await closeBrowser();
  await portal.stop();
  fs.rmSync(data, { recursive: true, force: true });
}
