import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  closeBrowser,
  newProfile,
  portalUrl,
  signInAs,
  signInAsGuest,
} from './lib/session.mjs';

after(closeBrowser);

test('a developer signs in through the sandbox and finds the catalog', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.getByRole('heading', { name: /developer/i, level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Catalog', exact: true }).click();
  await page
    .getByRole('link', { name: /authhub/i })
    .first()
    .waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

test('the language is switched to Korean, and stays Korean after a reload', async () => {
  const { page, context } = await newProfile();
  await signInAsGuest(page);
  await page.goto(`${portalUrl}/settings`);
  await page.getByRole('button', { name: /English/ }).click();
  await page.getByRole('option', { name: '한국어' }).click();
  const navigation = page.getByRole('navigation').first();
  await navigation.getByText('카탈로그').first().waitFor();
  await page.reload();
  await navigation.getByText('카탈로그').first().waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'ko');
  await context.close();
});

test('signing out ends the session', async () => {
  const { page, context } = await newProfile();
  await signInAs(page, 'reviewer');
  await page.goto(`${portalUrl}/settings`);
  await page.getByTestId('user-settings-menu').click();
  await page.getByText('Sign Out').click();
  await page.getByRole('button', { name: /Continue with/ }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: /Continue with/ }).waitFor();
  await context.close();
});

test('an unknown page says so and leads back', async () => {
  const { page, context } = await newProfile();
  await signInAsGuest(page);
  await page.goto(`${portalUrl}/no-such-page`);
  await page
    .getByRole('heading', { name: 'This page does not exist' })
    .waitFor();
  await page.getByRole('link', { name: 'Go to Home' }).click();
  await page.waitForURL(`${portalUrl}/`);
  await context.close();
});
