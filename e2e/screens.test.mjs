// Every page is looked at in light and dark, wide and narrow, English and
// Korean: no accessibility violation in our own DOM, no sideways scrolling.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  closeBrowser,
  newPage,
  newProfile,
  portalUrl,
  signInAs,
  viewports,
} from './lib/session.mjs';
import { looksRight } from './lib/axe.mjs';

// `ready` is what a person waits for; an empty frame must not pass for a page.
const pages = [
  {
    name: 'sign-in',
    path: '/',
    signedOut: true,
    ready: page => page.getByRole('button', { name: /GitHub/ }),
  },
  {
    name: 'home',
    path: '/',
    ready: page => page.getByRole('link', { name: /authhub/i }),
  },
  {
    name: 'catalog',
    path: '/catalog',
    ready: page =>
      page.locator('table').getByRole('link', { name: /authhub/i }),
  },
  {
    name: 'create',
    path: '/create',
    ready: page => page.getByText(/Write a runbook/),
  },
  {
    name: 'create-service',
    path: '/create-service',
    ready: page => page.getByText('ecs-fargate 1.0.0'),
  },
  {
    name: 'pull-requests',
    path: '/pull-requests?view=all',
    ready: page => page.getByText('Run four FileFlow workers'),
  },
  {
    name: 'products',
    path: '/products',
    ready: page => page.getByRole('link', { name: 'authhub', exact: true }),
  },
  {
    name: 'product',
    path: '/products/authhub',
    ready: page => page.locator('svg a'),
  },
  {
    name: 'stacks',
    path: '/stacks',
    ready: page => page.getByRole('link', { name: 'fileflow-storage-stg' }),
  },
  {
    name: 'stack',
    path: '/stacks/fileflow-storage-stg',
    ready: page => page.getByRole('heading', { name: 'fileflow-storage-stg' }),
  },
  {
    name: 'stack-shared',
    path: '/stacks/shared-dev-network',
    ready: page => page.locator('summary'),
  },
  {
    name: 'modules',
    path: '/stacks/-/modules',
    ready: page => page.getByRole('link', { name: 's3-bucket', exact: true }),
  },
  {
    name: 'module',
    path: '/stacks/-/modules/s3-bucket',
    ready: page => page.getByRole('heading', { name: 's3-bucket', level: 1 }),
  },
  {
    name: 'product-layers',
    path: '/products/eco',
    ready: page => page.getByRole('heading', { name: /^Kustomize/ }),
  },
  {
    name: 'sources',
    path: '/stacks/-/sources',
    ready: page => page.getByRole('link', { name: /acme\/fileflow/ }).first(),
  },
  {
    name: 'not-found',
    path: '/pull-requests/upgrades/nobody/has',
    ready: page => page.getByText('/pull-requests/upgrades/nobody/has'),
  },
  {
    name: 'settings',
    path: '/settings',
    ready: page => page.getByText('developer@acme.example'),
  },
];
const shots = process.env.E2E_SCREENSHOTS;
/** While one page waits for the portal, another is looked at. */
const AT_ONCE = 2;
let storageState;

before(async () => {
  const { page, context } = await newProfile();
  await signInAs(page, 'developer');
  storageState = await context.storageState();
  await context.close();
});
after(closeBrowser);

const profiles = new Map();

/**
 * One profile per look, for all pages: with a browser that has read the
 * application before, most of the time of a test is its own.
 */
function profileOf(look) {
  const key = JSON.stringify(look);
  if (!profiles.has(key)) profiles.set(key, makeProfile(look));
  return profiles.get(key);
}

async function makeProfile({ width, language, signedOut }) {
  const { context } = await newProfile({
    viewport: viewports[width],
    storageState: signedOut ? undefined : storageState,
  });
  await context.addInitScript(
    value => localStorage.setItem('language', value),
    language,
  );
  return context;
}

async function open(page, { path: address, ready }) {
  await page.goto(portalUrl + address);
  await ready(page).first().waitFor();
  await page.waitForLoadState('networkidle');
}

/** As when the evening comes: the page stays, and takes the other colours. */
async function inColours(page, colorScheme) {
  await page.emulateMedia({ colorScheme });
  await page.locator(`[data-theme-mode="${colorScheme}"]`).first().waitFor();
}

const looks = Object.keys(viewports).flatMap(width =>
  ['en', 'ko'].map(language => ({ width, language })),
);

describe('screens', { concurrency: AT_ONCE }, () => {
  for (const screen of pages) {
    for (const look of looks) {
      const name = [screen.name, ...Object.values(look)].join('-');
      test(name, async () => {
        const { signedOut } = screen;
        const context = await profileOf({ ...look, signedOut });
        const { page, errors } = await newPage(context);
        await open(page, screen);
        assert.equal(
          await page.locator('html').getAttribute('lang'),
          look.language,
        );
        for (const colorScheme of ['light', 'dark']) {
          await inColours(page, colorScheme);
          if (shots) {
            fs.mkdirSync(shots, { recursive: true });
            await page.screenshot({
              path: path.join(shots, `${name}-${colorScheme}.png`),
            });
          }
          await looksRight(page, `${name} ${colorScheme}`);
        }
        assert.deepEqual(errors, []);
        await page.close();
      });
    }
  }
});

test('below every page, an address that nothing has is said so', async () => {
  const { context } = await newProfile({ storageState });
  const { page, errors } = await newPage(context);
  for (const under of ['products', 'stacks', 'slos', 'costs']) {
    await page.goto(`${portalUrl}/${under}/nobody/has/this`);
    await page.getByText('This page does not exist').waitFor();
  }
  assert.deepEqual(errors, []);
  await context.close();
});

test('what is open and typed stays when the colours change', async () => {
  const { context } = await newProfile({ storageState });
  const { page, errors } = await newPage(context);
  await page.goto(portalUrl);
  await page.getByRole('navigation').first().waitFor();
  await inColours(page, 'light');
  await page.keyboard.press('Control+k');
  const field = page.getByRole('dialog').getByRole('searchbox');
  await field.fill('authhub');
  await inColours(page, 'dark');
  assert.equal(await field.inputValue(), 'authhub');
  assert.deepEqual(errors, []);
  await context.close();
});
