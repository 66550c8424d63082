import { newProfile, signInAs } from './session.mjs';

/**
 * A person with a profile of their own; `act` does something in their own name,
 * and they agree once that GitHub is asked.
 */
export async function personOf(login, language = 'en', look = {}) {
  const { page, context, errors } = await newProfile(look);
  await page.addInitScript(
    chosen => localStorage.setItem('language', chosen),
    language,
  );
  await signInAs(page, login);
  let agreed = false;
  /** Does something in their own name: opens the dialog, and confirms it. */
  const act = async (button, confirm, text) => {
    await page.getByRole('button', { name: button, exact: true }).click();
    const dialog = page.getByRole('dialog');
    if (text) await dialog.getByRole('textbox').fill(text);
    const popup = agreed ? undefined : page.waitForEvent('popup');
    await dialog.getByRole('button', { name: confirm, exact: true }).click();
    if (popup) {
      const window = await popup;
      await window
        .getByRole('button', { name: new RegExp(login) })
        .first()
        .click();
      agreed = true;
    }
  };
  return { page, context, errors, act };
}
