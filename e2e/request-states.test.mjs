// Where a request can stand: each state says what it is and what to do, in both
// languages, without an accessibility violation; and a real conflict is settled.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { looksRight } from './lib/axe.mjs';
import { commitToBranch, pullRequestsOf, textOf } from './lib/sandbox.mjs';
import {
  closeBrowser,
  newProfile,
  portalUrl,
  signInAs,
  viewports,
} from './lib/session.mjs';

const text = (en, ko) => ({ en, ko });
const step = (id, state) => ({ id, state, blockers: [] });
const failure = {
  step: 'opened',
  code: 'unavailable',
  message: text('GitHub is away.', 'GitHub에 연결할 수 없습니다.'),
  remedy: text('Nothing is lost.', '잃은 것은 없습니다.'),
  retryable: true,
};
const pullRequest = {
  number: 9,
  url: 'https://github.example/acme/infrastructure/pull/9',
  head: 'b'.repeat(40),
};
const base = {
  id: 'here',
  repository: 'github.example/acme/infrastructure',
  product: 'authhub',
  service: 'session',
  change: 'create',
  branch: 'portal/authhub/session/create',
  title: 'Create authhub/session',
  draft: false,
  requestedBy: 'user:default/developer',
  createdAt: '2026-11-21T10:00:00Z',
  updatedAt: '2026-11-21T10:05:00Z',
  digest: 'd'.repeat(64),
  conflicts: [],
  // More than fit: the list scrolls.
  files: Array.from({ length: 30 }, (_, index) => ({
    ...{ path: `stacks/authhub/session/dev/${index}.tf`, state: 'added' },
    ...{ added: 10, removed: 0 },
  })),
  lane: [step('opened', 'done'), step('approval', 'active')],
};
const lines = (...all) => `${all.join('\n')}\n`;
const sides = {
  path: 'stacks/authhub/session/prod/main.tf',
  base: lines('locals {', '  memory = 512', '}'),
  ours: lines('locals {', '  memory = 1024', '}'),
  theirs: lines('locals {', '  memory = 2048', '}'),
};

/** A state, and what a person must be able to read in it. */
const STATES = [
  {
    request: { state: 'opening', lane: [step('opened', 'active')] },
    says: text('Being opened', '여는 중'),
  },
  {
    request: {
      state: 'opening',
      failure: { ...failure, retryAt: '2026-11-21T10:00:04Z' },
    },
    says: text(
      'It waits, and goes on by itself',
      '기다린 뒤 자동으로 계속합니다',
    ),
  },
  {
    request: { state: 'failed', failure: { ...failure, code: 'forbidden' } },
    says: text('A step failed', '한 단계가 실패했습니다'),
  },
  {
    request: { state: 'conflict', pullRequest, conflicts: [sides] },
    says: text(
      'Somebody else changed the same lines',
      '다른 사람이 같은 줄을 바꿨습니다',
    ),
  },
  {
    request: {
      state: 'open',
      pullRequest: { ...pullRequest, mergeable: false },
    },
    says: text(
      'The base has changed in the same places',
      '기준 브랜치의 같은 부분이 바뀌었습니다',
    ),
  },
  {
    request: { state: 'merged', pullRequest },
    says: text('It is merged', '병합되었습니다'),
  },
  {
    request: { state: 'closed', pullRequest },
    says: text(
      'It was closed without being merged',
      '병합되지 않고 닫혔습니다',
    ),
  },
];

let storageState;
before(async () => {
  const { page, context } = await newProfile();
  await signInAs(page, 'developer');
  storageState = await context.storageState();
  await context.close();
});
after(closeBrowser);

for (const [language, colorScheme, width] of [
  ['en', 'light', 'wide'],
  ['ko', 'dark', 'narrow'],
]) {
  test(`every state of a request says what it is, in ${language}`, async () => {
    const { page, context, errors } = await newProfile({
      viewport: viewports[width],
      colorScheme,
      storageState,
    });
    await page.addInitScript(
      value => localStorage.setItem('language', value),
      language,
    );
    let answer = STATES[0].request;
    await page.route('**/api/infra-golden-path/requests/here', route =>
      route.fulfill({ json: { ...base, ...answer } }),
    );
    await page.goto(`${portalUrl}/pull-requests/here`);
    for (const { request, says } of STATES) {
      answer = request;
      // The page looks again when it comes to the front.
      await page.evaluate(() =>
        document.dispatchEvent(new Event('visibilitychange')),
      );
      await page.getByText(says[language]).first().waitFor();
      await looksRight(page, says[language]);
    }
    const title =
      language === 'en' ? /^Create authhub/ : /^authhub\/session 만/;
    assert.match(await page.title(), title);
    assert.deepEqual(errors, []);
    await context.close();
  });
}

test('a person’s commit is kept, and one side of a conflict wins', async () => {
  const branch = 'portal/authhub/badges/create';
  const file = 'stacks/authhub/badges/prod/main.tf';
  const { page, context, errors } = await newProfile({ storageState });
  await page.goto(`${portalUrl}/create-service`);
  const fill = (name, value) => page.getByRole('textbox', { name }).fill(value);
  await page.getByRole('combobox', { name: 'Product' }).selectOption('authhub');
  await fill('Name of the service', 'badges');
  await fill(/^What it does/, 'Prints badges');
  await fill(/^Container image/, 'ghcr.io/acme/badges:1.0.0');
  await page.getByText(/New files: \d+/).waitFor();
  await page.getByRole('button', { name: 'Open pull request' }).click();
  await page
    .getByRole('link', { name: /on GitHub/ })
    .first()
    .waitFor();

  const memory = value => before => {
    const after = before.replace(/(memory\s*= )\d+/, `$1${value}`);
    assert.notEqual(after, before, 'the file says how much memory');
    return after;
  };
  await commitToBranch(branch, file, memory(3072));
  await page.getByRole('link', { name: 'Change the answers' }).click();
  await page
    .getByRole('combobox', { name: 'Memory, MiB in prod' })
    .selectOption('4096');
  await page.getByText(/New files: \d+/).waitFor();
  // Which it says depends on what was known of open pull requests just now.
  await page.getByRole('button', { name: /^(Open|Update) pull req/ }).click();
  const conflict = page.getByRole('region', {
    name: 'Somebody else changed the same lines',
  });
  await conflict.getByText(file).waitFor();
  await conflict.getByText(/4096/).first().waitFor();
  await conflict.getByText(/3072/).first().waitFor();
  await conflict
    .getByRole('button', { name: 'Keep what is on the branch' })
    .click();
  await conflict.waitFor({ state: 'detached' });
  assert.match(await textOf(branch, file), /memory\s*= 3072/);
  assert.equal((await pullRequestsOf(branch)).length, 1);
  assert.deepEqual(errors, []);
  await context.close();
});
