import fs from 'node:fs';
import path from 'node:path';
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

const contentOf = (branch, file) =>
  read(`/contents/${file}?ref=${encodeURIComponent(branch)}`);

const decoded = ({ content }) => Buffer.from(content, 'base64').toString();

/** What a file of the infrastructure repository says on a branch. */
export const textOf = async (branch, file) =>
  decoded(await contentOf(branch, file));

/** Changes a file on a branch of the infrastructure repository, as a person does on GitHub's page. */
export async function commitToBranch(branch, file, change) {
  const secrets = path.join(process.env.E2E_DATA, 'secrets.json');
  const { SANDBOX_ADMIN_TOKEN } = JSON.parse(fs.readFileSync(secrets, 'utf8'));
  const before = await contentOf(branch, file);
  const response = await fetch(`${api}/contents/${file}`, {
    method: 'PUT',
    headers: {
      authorization: `token ${SANDBOX_ADMIN_TOKEN}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      message: `Change ${file}`,
      content: Buffer.from(change(decoded(before))).toString('base64'),
      sha: before.sha,
      branch,
    }),
  });
  if (!response.ok) throw new Error(`${file}: ${await response.text()}`);
}
