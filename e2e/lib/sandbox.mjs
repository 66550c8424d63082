import fs from 'node:fs';
import nodePath from 'node:path';
import { sandboxUrl } from './session.mjs';

const apiOf = repository => `${sandboxUrl}/api/v3/repos/acme/${repository}`;

/** As the sandbox's administrator: who asks without a name is asked to wait soon. */
function administrator() {
  const secrets = nodePath.join(process.env.E2E_DATA, 'secrets.json');
  const { SANDBOX_ADMIN_TOKEN } = JSON.parse(fs.readFileSync(secrets, 'utf8'));
  return { authorization: `token ${SANDBOX_ADMIN_TOKEN}` };
}

async function read(path, repository = 'infrastructure') {
  const response = await fetch(`${apiOf(repository)}${path}`, {
    headers: administrator(),
  });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

/** Pull requests of a repository whose branch begins so, of any state. */
export const pullRequestsTo = async (prefix, repository) =>
  (await read('/pulls?state=all&per_page=100', repository)).filter(pull =>
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

/** Asks as the sandbox's administrator. */
async function administer(method, path, body, base = '/api/v3') {
  const response = await fetch(`${sandboxUrl}${base}${path}`, {
    method,
    headers: { ...administrator(), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** Opens a pull request from a new branch that begins at another one; gives its number. */
async function openPullFrom(base, branch, title, change) {
  const place = '/repos/acme/infrastructure';
  const { commit } = await read(`/branches/${encodeURIComponent(base)}`);
  const ref = `refs/heads/${branch}`;
  await administer('POST', `${place}/git/refs`, { ref, sha: commit.sha });
  await change();
  const pull = { title, head: branch, base: 'main' };
  const { number } = await administer('POST', `${place}/pulls`, pull);
  return number;
}

/** Opens a pull request with the files of a branch and one more; gives its number. */
export const openCopyOf = (branch, name) =>
  openPullFrom(branch, name, `The same as ${branch}`, () =>
    // A commit of its own, which has statuses of its own.
    addFile(name, `docs/${name}.md`, 'The same, by somebody else.\n'),
  );

/** Opens a pull request that adds a file to the main branch; gives its number. */
export const openPullWith = (branch, title, file, text) =>
  openPullFrom('main', branch, title, () => addFile(branch, file, text));

/** The newest status of a context at the head of a pull request. */
export async function statusOf(number, context) {
  const { head } = await read(`/pulls/${number}`);
  const statuses = await read(`/commits/${head.sha}/statuses`);
  return statuses.find(each => each.context === context);
}

export const closePull = (number, repository = 'infrastructure') =>
  administer('PATCH', `/repos/acme/${repository}/pulls/${number}`, {
    state: 'closed',
  });

/** Says something on a pull request, as the administrator. */
export const commentOn = (number, body, repository = 'infrastructure') =>
  administer('POST', `/repos/acme/${repository}/issues/${number}/comments`, {
    body,
  });

export const approve = number =>
  administer('POST', `/repos/acme/infrastructure/pulls/${number}/reviews`, {
    event: 'APPROVE',
  });

export const mergePull = (number, repository = 'infrastructure') =>
  administer('PUT', `/repos/acme/${repository}/pulls/${number}/merge`, {});

/** Comments of a pull request, the oldest first. */
export const commentsOf = async (number, repository) =>
  (await read(`/issues/${number}/comments?per_page=100`, repository)).map(
    ({ body }) => body,
  );

const encoded = text => Buffer.from(text).toString('base64');

/** Changes a file on a branch of the infrastructure repository, as a person does on GitHub's page. */
export async function commitToBranch(branch, file, change) {
  const before = await contentOf(branch, file);
  await administer('PUT', `/repos/acme/infrastructure/contents/${file}`, {
    message: `Change ${file}`,
    content: encoded(change(decoded(before))),
    sha: before.sha,
    branch,
  });
}

/** Puts a new file on a branch of the infrastructure repository. */
export const addFile = (branch, file, text) =>
  administer('PUT', `/repos/acme/infrastructure/contents/${file}`, {
    message: `Add ${file}`,
    content: encoded(text),
    branch,
  });

/** Commits files to a branch of the infrastructure repository, all at once. */
export async function commitFiles(branch, message, files) {
  const place = '/repos/acme/infrastructure';
  const { commit } = await read(`/branches/${encodeURIComponent(branch)}`);
  const tree = await administer('POST', `${place}/git/trees`, {
    base_tree: commit.commit.tree.sha,
    tree: Object.entries(files).map(([path, content]) => ({
      ...{ path, content, mode: '100644', type: 'blob' },
    })),
  });
  const made = await administer('POST', `${place}/git/commits`, {
    ...{ message, tree: tree.sha, parents: [commit.sha] },
  });
  const ref = `${place}/git/refs/heads/${encodeURIComponent(branch)}`;
  await administer('PATCH', ref, { sha: made.sha });
  return made.sha;
}

/** Tags a commit of the infrastructure repository. */
export const tagCommit = (name, sha) =>
  administer('POST', '/repos/acme/infrastructure/git/refs', {
    ...{ ref: `refs/tags/${name}`, sha },
  });

/** Takes a file from a branch of the infrastructure repository. */
export async function removeFile(branch, file) {
  const { sha } = await contentOf(branch, file);
  await administer('DELETE', `/repos/acme/infrastructure/contents/${file}`, {
    message: `Remove ${file}`,
    sha,
    branch,
  });
}

/** A repository of an application with one file, which developers and the portal may write to. */
export async function makeRepository(name, file, text) {
  await administer('POST', '/orgs/acme/repos', { name, auto_init: true });
  const write = { permission: 'push' };
  const place = `/repos/acme/${name}`;
  await administer('PUT', `/orgs/acme/teams/developers${place}`, write);
  await administer('PUT', `${place}/collaborators/infra-portal-bot`, write);
  await administer('PUT', `${place}/contents/${file}`, {
    message: `Add ${file}`,
    content: encoded(text),
  });
}

/** Changes by hand what a stack of the infrastructure repository really has. */
export const plantDrift = (dir, changes) =>
  administer(
    'POST',
    '/_sandbox/atlantis/drift',
    { repository: 'acme/infrastructure', dir, changes },
    '',
  );
