// Every page is looked at in light and dark, wide and narrow, English and
// Korean: no accessibility violation in our own DOM, no sideways scrolling.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import {
  closeBrowser,
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
    path: '/pull-requests?scope=all&state=all',
    ready: page => page.getByRole('group').or(page.getByRole('radiogroup')),
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
    name: 'settings',
    path: '/settings',
    ready: page => page.getByText('developer@acme.example'),
  },
];
const shots = process.env.E2E_SCREENSHOTS;
let storageState;

before(async () => {
  const { page, context } = await newProfile();
  await signInAs(page, 'developer');
  storageState = await context.storageState();
  await context.close();
});
after(closeBrowser);

async function open(page, { path: address, ready, language }) {
  await page.addInitScript(
    value => localStorage.setItem('language', value),
    language,
  );
  await page.goto(portalUrl + address);
  await ready(page).first().waitFor();
  await page.waitForLoadState('networkidle');
}

for (const screen of pages) {
  for (const colorScheme of ['light', 'dark']) {
    for (const [width, viewport] of Object.entries(viewports)) {
      for (const language of ['en', 'ko']) {
        const name = [screen.name, colorScheme, width, language].join('-');
        test(name, async () => {
          const { page, context, errors } = await newProfile({
            viewport,
            colorScheme,
            storageState: screen.signedOut ? undefined : storageState,
          });
          await open(page, { ...screen, language });
          if (shots) {
            fs.mkdirSync(shots, { recursive: true });
            await page.screenshot({ path: path.join(shots, `${name}.png`) });
          }
          assert.equal(
            await page.locator('html').getAttribute('lang'),
            language,
          );
          await looksRight(page, name);
          assert.deepEqual(errors, []);
          await context.close();
        });
      }
    }
  }
}
