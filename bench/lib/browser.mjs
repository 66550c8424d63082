import fs from 'node:fs';
import { chromium as playwright } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser of this machine, or undefined. `CHROMIUM` names another. */
export function findChromium(env = process.env) {
  return [env.CHROMIUM, ...PLACES].find(file => file && fs.existsSync(file));
}

/** A fresh browser with an empty cache and one page. */
export async function startBrowser(executablePath) {
  const browser = await playwright.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const context = await browser.newContext({
    viewport: { width: 1366, height: 900 },
    locale: 'en-US',
  });
  return { page: await context.newPage(), close: () => browser.close() };
}
