// A golden path gets a newer version: the upgrade shows which service would change
// and how, lists where people changed the same lines, and keeps what they wrote
// elsewhere.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { looksRight } from './lib/axe.mjs';
import { bringHome } from './lib/bringHome.mjs';
import {
  commitFiles,
  commitToBranch,
  pullRequestsTo,
  tagCommit,
  textOf,
} from './lib/sandbox.mjs';
import {
  closeBrowser,
  newProfile,
  portalUrl,
  press,
  signInAs,
} from './lib/session.mjs';
import { goOnUntil } from './lib/upgrades.mjs';

const GOLDEN_PATH = 'golden-paths/worker';
const SERVICE = 'stacks/dts/statements';
const [DEV, PROD] = ['dev', 'prod'].map(each => `${SERVICE}/${each}/main.tf`);
const HAND = 'messages_per_task = 55 # By hand';
const UPGRADE = 'portal/upgrades/worker-1.1.0/';

/** What the golden path gives for the service of one of its own tests. */
function filesOfService() {
  const tests = new URL(
    `../templates/infrastructure/${GOLDEN_PATH}/tests/dts-statements`,
    import.meta.url,
  );
  const from = fileURLToPath(tests);
  const expected = path.join(from, 'expected');
  const found = fs
    .readdirSync(expected, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));
  const read = file => fs.readFileSync(file, 'utf8');
  return {
    ...Object.fromEntries(
      found.map(file => [path.relative(expected, file), read(file)]),
    ),
    [`${SERVICE}/service.yaml`]: read(path.join(from, 'service.yaml')),
  };
}

/** A text with one thing in it changed. */
function changed(text, from, to) {
  assert.ok(text.includes(from), `There is no ${from}`);
  return text.replace(from, to);
}

before(async () => {
  const files = filesOfService();
  const commit = await commitFiles('main', 'Begin a worker', {
    ...files,
    [DEV]: changed(files[DEV], 'messages_per_task = 100', HAND),
    [PROD]: changed(files[PROD], 'stop_timeout = 120', 'stop_timeout = 100'),
  });
  await tagCommit(`${GOLDEN_PATH}/v1.0.0`, commit);
  const definition = `${GOLDEN_PATH}/golden-path.yaml`;
  const stack = `${GOLDEN_PATH}/stack/main.tf`;
  await commitFiles('main', 'Give a worker less time to stop', {
    [definition]: changed(
      await textOf('main', definition),
      'version: 1.0.0',
      'version: 1.1.0',
    ),
    [stack]: changed(
      await textOf('main', stack),
      'stop_timeout = 120',
      'stop_timeout = 90',
    ),
    [`${GOLDEN_PATH}/CHANGELOG.md`]:
      '# Changelog\n\n## [1.1.0]\n\n- A worker has 90 seconds to stop.\n',
  });
});

after(closeBrowser);

test('a golden path is upgraded where it fits, to the end', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'platform-owner');
  const query = new URLSearchParams({
    ...{ kind: 'golden-path', name: 'worker', to: '1.1.0' },
  });
  const address = `${portalUrl}/pull-requests/upgrades/new?${query}`;
  await page.goto(address);
  await page.getByText('A worker has 90 seconds to stop').waitFor();
  await page.getByText('Opens 1 pull request in all').waitFor();
  await page.getByText('dts/statements', { exact: true }).waitFor();
  // Where people changed the same line, with both texts.
  await page.getByText(/stop_timeout = 100/).waitFor();
  await page.getByText(PROD, { exact: true }).first().waitFor();
  await looksRight(page);

  await commitToBranch('main', PROD, text =>
    changed(text, 'stop_timeout = 100', 'stop_timeout = 120'),
  );
  await page.goto(address);
  await page.getByText('Opens 1 pull request in all').waitFor();
  assert.equal(await page.getByText(/stop_timeout = 100/).count(), 0);
  await press(page.getByRole('button', { name: 'Begin' }));
  await page.waitForURL(/\/upgrades\/[0-9a-f-]{36}$/);
  const pullOf = async () => (await pullRequestsTo(UPGRADE))[0];
  const pull = await goOnUntil(page, 'Go on with it', pullOf);
  const branch = pull.head.ref;
  const dev = await textOf(branch, DEV);
  assert.ok(dev.includes(HAND));
  assert.match(dev, /stop_timeout = 90\b/);
  assert.match(await textOf(branch, PROD), /stop_timeout = 90\b/);
  assert.match(await textOf(branch, `${SERVICE}/service.yaml`), /1\.1\.0/);

  await bringHome(pull);
  await page.getByText('1 of 1 through').first().waitFor();
  assert.ok((await textOf('main', DEV)).includes(HAND));
  await looksRight(page);
  assert.deepEqual(errors, []);
  await context.close();
});
