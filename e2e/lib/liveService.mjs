import { decide, pullRequestsOf } from './sandbox.mjs';
import { newProfile, portalUrl, press } from './session.mjs';

/** Asks for a service of authhub with the usual answers; the page of its request is next. */
export async function createService(page, service, what, availability) {
  await page.goto(`${portalUrl}/create-service`);
  const fill = (name, text) => page.getByRole('textbox', { name }).fill(text);
  await page.getByRole('combobox', { name: 'Product' }).selectOption('authhub');
  await fill('Name of the service', service);
  await fill(/^What it does/, what);
  await fill(/^Cost centre/, 'CC-2100');
  await fill(/^Container image/, `ghcr.io/acme/${service}:1.0.0`);
  if (availability) await fill(/^Availability target/, availability);
  await page.getByText(/New files: \d+/).waitFor();
  await page.getByRole('button', { name: 'Open pull request' }).click();
  await page.waitForURL(/\/pull-requests\/[0-9a-f-]{36}$/);
  // What a screen reader was told of the button is not to be looked at.
  await page.reload();
}

/** Presses a button of the box; the first time GitHub asks for its permission. */
export async function ask(page, button, { first = false, confirm } = {}) {
  const popup = first ? page.waitForEvent('popup') : undefined;
  await press(page.getByRole('button', { name: button, exact: true }));
  if (confirm) {
    const dialog = page.getByRole('dialog');
    await dialog.getByText('The comment:').waitFor();
    await dialog.getByRole('button', { name: confirm, exact: true }).click();
  }
  if (first) {
    await (
      await popup
    )
      .getByRole('button', { name: /developer/ })
      .first()
      .click();
  }
  await page.getByText(/^developer asked: “atlantis/).waitFor();
}

/** Presses a button of a pull request's page as somebody else. */
export async function decideAs(login, number, button) {
  const { page, context } = await newProfile();
  await decide(page, login, number, button);
  await context.close();
}

/** A step of the way to live, in the given state. */
export const stepOf = (page, name, state) =>
  page
    .getByRole('region', { name: 'The way to live' })
    .locator(`li[data-state="${state}"]`)
    .filter({ has: page.getByText(name, { exact: true }) })
    .first();

/** Makes a service of authhub, with an objective, applies and merges it. */
export async function liveService(page, service, availability) {
  const branch = `portal/authhub/${service}/create`;
  await createService(
    page,
    service,
    `Tells people of ${service}`,
    availability,
  );
  await stepOf(page, 'Plan', 'done').waitFor();
  const [{ number }] = await pullRequestsOf(branch);
  await decideAs('reviewer', number, 'Approve');
  await decideAs('platform-owner', number, 'Approve');
  await stepOf(page, 'Applied', 'active').waitFor();
  await ask(page, 'Apply …', { first: true, confirm: 'Apply' });
  await stepOf(page, 'Applied', 'done').waitFor();
  await decideAs('platform-owner', number, /Merge/);
  await stepOf(page, 'Live', 'done').waitFor();
}
