import { sandboxUrl } from './session.mjs';

const api = `${sandboxUrl}/api/v3/repos/acme/infrastructure`;

async function read(path) {
  const response = await fetch(`${api}${path}`);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

/** Pull requests of the infrastructure repository whose branch begins so, of any state. */
export const pullRequestsTo = async prefix =>
  (await read('/pulls?state=all&per_page=100')).filter(pull =>
    pull.head.ref.startsWith(prefix),
  );

export const pullRequestsOf = async branch =>
  (await pullRequestsTo(branch)).filter(pull => pull.head.ref === branch);

export const filesOf = number => read(`/pulls/${number}/files?per_page=100`);

export const branchExists = async branch =>
  (await read(`/branches/${encodeURIComponent(branch)}`)) !== undefined;

/** Presses a button of a pull request's page in the sandbox, as a person. */
export async function decide(page, login, number, ...buttons) {
  const address = `${sandboxUrl}/acme/infrastructure/pull/${number}`;
  await page.goto(address);
  await page
    .getByRole('link', { name: /^Sign in$/ })
    .first()
    .click();
  await page
    .getByRole('button', { name: new RegExp(login) })
    .first()
    .click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await page.goto(address);
  for (const button of buttons) {
    await Promise.all([
      page.waitForEvent('framenavigated'),
      page.getByRole('button', { name: button }).first().click(),
    ]);
    await page.waitForLoadState('load');
  }
}
