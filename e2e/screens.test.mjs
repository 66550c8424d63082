// Every page is looked at in light and dark, wide and narrow, English and
// Korean: no accessibility violation in our own DOM, no sideways scrolling.
import AxeBuilder from '@axe-core/playwright';
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
import { coreViolations } from './lib/coreViolations.mjs';

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

/** Violations that are not known ones of Backstage's own components. */
async function ownViolations(page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
    .analyze();
  return violations.flatMap(violation =>
    violation.nodes
      .filter(
        node =>
          !coreViolations.some(
            known => known.rule === violation.id && known.html.test(node.html),
          ),
      )
      .map(
        node =>
          `${violation.id}: ${node.target.join(' ')} — ${node.html.slice(
            0,
            160,
          )}`,
      ),
  );
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
          const sideways = await page.evaluate(
            () =>
              document.documentElement.scrollWidth -
              document.documentElement.clientWidth,
          );
          assert.ok(sideways <= 0, `scrolls sideways by ${sideways} px`);
          assert.deepEqual(await ownViolations(page), []);
          assert.deepEqual(errors, []);
          await context.close();
        });
      }
    }
  }
}
