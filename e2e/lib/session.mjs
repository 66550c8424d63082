import { afterEach } from 'node:test';
import { launchBrowser } from './chromium.mjs';
import { PAGE_SAID } from './pageSaid.mjs';
import { slowAnswers } from './slowAnswers.mjs';

export const portalUrl = process.env.E2E_PORTAL_URL;
export const sandboxUrl = process.env.E2E_SANDBOX_URL;

export const viewports = {
  wide: { width: 1440, height: 900 },
  narrow: { width: 390, height: 844 },
};

let browser;

/** The one browser of a test file; `closeBrowser` ends it. */
export async function getBrowser() {
  browser ??= await launchBrowser();
  return browser;
}

/** Characters of a page that are told of when a test failed. */
const MOST_TOLD = 3_000;

// Whoever reads a failure elsewhere has no window to look through.
afterEach(async ({ passed }) => {
  const contexts = passed ? [] : browser?.contexts() ?? [];
  for (const page of contexts.flatMap(context => context.pages())) {
    const text = await page
      .locator('body')
      .innerText({ timeout: 5_000 })
      .catch(String);
    console.log(
      `${PAGE_SAID} ${page.url()} said:\n${text.slice(0, MOST_TOLD)}`,
    );
  }
});

export async function closeBrowser() {
  await browser?.close();
  browser = undefined;
}

/**
 * A fresh browser profile. Problems of the page itself (uncaught errors) are
 * collected in `errors`.
 */
export async function newProfile({
  viewport = viewports.wide,
  colorScheme = 'light',
  storageState,
} = {}) {
  const context = await (
    await getBrowser()
  ).newContext({
    viewport,
    colorScheme,
    storageState,
    locale: 'en-US',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  const slow = Number(process.env.E2E_SLOW ?? 0);
  if (slow > 0) await slowAnswers(context, slow);
  return { context, ...(await newPage(context)) };
}

/** Another page of a profile, with the problems of its own. */
export async function newPage(context) {
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', error => errors.push(String(error)));
  return { page, errors };
}

/** Title of a page itself: the frame around it may say the same, and is there first. */
export const titleOf = (page, name) =>
  page.getByRole('main').getByRole('heading', { level: 1, name });

/** Signs in through the sandbox's OAuth page, as one of its people. */
export async function signInAs(page, login) {
  await page.goto(portalUrl);
  const popupPromise = page.waitForEvent('popup');
  await page.getByRole('button', { name: /Continue with|계속/ }).click();
  const popup = await popupPromise;
  await popup
    .getByRole('button', { name: new RegExp(login) })
    .first()
    .click();
  await page.getByRole('navigation').first().waitFor();
}

export async function signInAsGuest(page) {
  await page.goto(portalUrl);
  await page.getByRole('button', { name: /guest|게스트/i }).click();
  await page.getByRole('navigation').first().waitFor();
}

/** How long a button has to stay where it is before it is pressed, in milliseconds. */
const STILL = 400;

/**
 * Presses a button once what is above it has been loaded: of a button that moves
 * between down and up, neither a person nor a browser says that it was pressed.
 */
export async function press(button) {
  await button.waitFor();
  let before;
  await eventually(
    async () => {
      const now = JSON.stringify(await button.boundingBox());
      const isStill = now === before;
      before = now;
      return isStill;
    },
    { pause: STILL },
  );
  await button.click();
}

/** Repeats `check` until it gives something truthy; the last failure is thrown. */
export async function eventually(
  check,
  { timeout = 60_000, pause = 500 } = {},
) {
  const end = Date.now() + timeout;
  for (;;) {
    let failure = new Error('It did not happen in time');
    try {
      const result = await check();
      if (result) return result;
    } catch (error) {
      failure = error;
    }
    if (Date.now() > end) throw failure;
    await new Promise(resolve => setTimeout(resolve, pause));
  }
}
