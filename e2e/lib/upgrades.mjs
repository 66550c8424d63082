import { eventually } from './session.mjs';

/**
 * Decides on the board of an upgrade to go on with what a burning budget stops,
 * one after the other, until `isEnough`. Which budgets of the sample burn depends
 * on the hour.
 */
export const goOnUntil = (page, name, isEnough) =>
  eventually(async () => {
    const decide = page.getByRole('button', { name }).first();
    if ((await decide.count()) > 0) {
      // It may go the moment it is found.
      await decide.click({ timeout: 3_000 });
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name }).click();
      await dialog.waitFor({ state: 'hidden' });
    }
    return isEnough();
  });
