// Create service without a mouse: every step from the first answer to the pull
// request is reached with Tab, arrow keys, Enter and letters.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  closeBrowser,
  newProfile,
  portalUrl,
  signInAs,
} from './lib/session.mjs';

after(closeBrowser);

/** What has the focus, in words that a screen reader would begin with. */
const focused = page =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label = element.labels?.[0]?.textContent;
    return (
      element.getAttribute('aria-label') ??
      label ??
      element.textContent
    ).trim();
  });

/** Presses Tab until what has the focus is named so, as a person would. */
async function tabTo(page, name, limit = 80) {
  const seen = [];
  for (let count = 0; count < limit; count++) {
    const now = await focused(page);
    if (name.test(now)) return;
    seen.push(now.slice(0, 40));
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${name}:\n${seen.join('\n')}`);
}

test('a service is created with the keyboard alone', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(`${portalUrl}/create-service`);
  await page.getByText('ecs-fargate 1.0.0').waitFor();

  // Sending with nothing answered leads to what is missing.
  await tabTo(page, /^Open pull request/, 120);
  await page.keyboard.press('Enter');
  await page
    .getByRole('alert')
    .filter({ hasText: 'These answers need another look' })
    .waitFor();
  await tabTo(page, /^Product: This answer is needed/);
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), 'Product');

  await page.keyboard.type('authhub');
  await tabTo(page, /^Name of the service/);
  await page.keyboard.type('keys');
  await tabTo(page, /^What it does/);
  await page.keyboard.type('Hands out signing keys');
  await tabTo(page, /^Owner$/);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('platf');
  await page.getByRole('option', { name: /^platform/ }).waitFor();
  await page.keyboard.press('Enter');
  assert.equal(
    await page.getByRole('combobox', { name: 'Owner' }).inputValue(),
    'platform',
  );
  await tabTo(page, /^Container image/);
  await page.keyboard.type('ghcr.io/acme/keys:1.0.0');
  await page.getByText(/New files: \d+/).waitFor();
  await tabTo(page, /^Open pull request/, 120);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/pull-requests\/[0-9a-f-]{36}$/);
  await page.getByRole('heading', { name: 'Create authhub/keys' }).waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

/** The steps in which an input method makes each syllable. */
const SYLLABLES = {
  한: ['ㅎ', '하'],
  글: ['ㄱ', '그'],
  서: ['ㅅ'],
  비: ['ㅂ'],
};

test('Korean syllables are composed without losing or doubling one', async () => {
  const { page, context, errors } = await newProfile();
  await page.addInitScript(() => localStorage.setItem('language', 'ko'));
  await signInAs(page, 'developer');
  await page.goto(`${portalUrl}/create-service`);
  await page.getByRole('combobox', { name: '제품' }).selectOption('authhub');
  const method = await context.newCDPSession(page);
  const hold = text =>
    method.send('Input.imeSetComposition', {
      ...{ text, selectionStart: text.length, selectionEnd: text.length },
    });
  const does = page.getByRole('textbox', { name: /^하는 일/ });
  await does.click();
  for (const [syllable, steps] of Object.entries(SYLLABLES)) {
    for (const step of steps) await hold(step);
    await method.send('Input.insertText', { text: syllable });
  }
  await hold('스');
  // Long enough for a draft to be saved in the middle of a syllable.
  await page.getByText(/초안 저장됨/).waitFor();
  assert.equal(await does.inputValue(), '한글서비스');
  await method.send('Input.insertText', { text: '스' });
  assert.equal(await does.inputValue(), '한글서비스');
  assert.deepEqual(errors, []);
  await context.close();
});
