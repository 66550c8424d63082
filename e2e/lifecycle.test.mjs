// The life of a service after its first day: what another runtime would replace,
// the hand-over to another owner, and the end with a database that stays.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { looksRight } from './lib/axe.mjs';
import { filesOf, mergePull, pullRequestsTo, textOf } from './lib/sandbox.mjs';
import {
  closeBrowser,
  eventually,
  newProfile,
  portalUrl,
  signInAs,
} from './lib/session.mjs';

const SERVICE = 'keepsakes';
const DIRECTORY = `stacks/authhub/${SERVICE}/dev`;
const RETIRE = `portal/authhub/${SERVICE}/retire`;
const change = more =>
  `${portalUrl}/create-service?product=authhub&service=${SERVICE}${more}`;

after(closeBrowser);

const INTENT = {
  ...{ version: 1, product: 'authhub', service: SERVICE },
  description: 'Keeps what people want to remember',
  owner: 'group:default/developers',
  costCenter: 'CC-2100',
  goldenPath: { name: 'ecs-fargate', version: '1.0.0' },
  image: `ghcr.io/acme/${SERVICE}:1.0.0`,
  port: 8080,
  ingress: { kind: 'public', host: SERVICE },
  database: {},
  environments: { dev: {} },
};

/** Asks the portal's API as the person of a page does. */
async function apiOf(page) {
  const [request] = await Promise.all([
    page.waitForRequest(each => 'authorization' in each.headers()),
    page.goto(`${portalUrl}/pull-requests`),
  ]);
  const { authorization } = request.headers();
  return async (path, body) => {
    const response = await fetch(`${portalUrl}/api/infra-golden-path${path}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    assert.ok(response.ok, `${path} answered ${response.status}`);
    return response.json();
  };
}

/** The one open pull request of branches that begin so. */
const openPull = branch =>
  eventually(async () => {
    const pulls = await pullRequestsTo(branch);
    const open = pulls.filter(({ state }) => state === 'open');
    assert.ok(open.length <= 1, 'There is a second pull request');
    return open[0];
  });

const pathsOf = async number =>
  (await filesOf(number)).map(({ filename }) => filename);

/** Opens a page until the portal has read what was merged. */
const until = (page, address, seen) =>
  eventually(
    async () => {
      await page.goto(address);
      await seen().waitFor({ timeout: 10_000 });
      return true;
    },
    { pause: 1_000 },
  );

test('a service is there, and another runtime is explained', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  const api = await apiOf(page);
  const { digest } = await api('/preview', { intent: INTENT });
  await api('/requests', { intent: INTENT, change: 'create', digest });
  const { number } = await openPull(`portal/authhub/${SERVICE}/create`);
  await mergePull(number);

  const runtime = () =>
    page.locator('label', {
      has: page.getByText('ec2 1.0.0', { exact: true }),
    });
  await until(page, change('&focus=goldenPath'), runtime);
  await runtime().click();
  await page.getByText('From ecs-fargate to ec2.').waitFor();
  const dev = page
    .getByRole('region', { name: 'Stacks' })
    .getByRole('region', { name: 'dev' });
  const listed = async (group, text) => {
    await dev.locator(`details[data-group="${group}"] summary`).click();
    await dev.getByText(text, { exact: true }).waitFor();
  };
  await listed('destroyed', 'module.service.aws_ecs_service.this');
  await listed('created', 'module.service.aws_autoscaling_group.this');
  await listed('replaced', 'module.service.aws_cloudwatch_log_group.this');
  await dev.getByText(/of what stays hold/).click();
  await dev.getByText('module.database.aws_db_instance.this').waitFor();
  await page.getByRole('region', { name: 'In this order' }).waitFor();
  await looksRight(page, 'another runtime');
  assert.deepEqual(errors, []);
  await context.close();
});

test('it is handed over to another owner, in Korean', async () => {
  const { page, context, errors } = await newProfile({ colorScheme: 'dark' });
  await signInAs(page, 'developer');
  await page.evaluate(() => localStorage.setItem('language', 'ko'));
  await page.goto(change('&focus=owner'));
  const owner = page.getByRole('combobox', { name: /^담당 그룹/ });
  await owner.fill('platform');
  await page
    .getByRole('option', { name: /platform/i })
    .first()
    .click();
  const facts = page.getByRole('region', { name: '인계' });
  await facts
    .getByText('group:default/developers → group:default/platform', {
      exact: true,
    })
    .waitFor();
  await facts.getByText('Team: developers → platform').waitFor();
  await facts.getByText('@acme/developers → @acme/platform').waitFor();
  await looksRight(page, 'hand-over');
  await page.getByText(/^새 파일: \d+개/).waitFor();
  await page.getByRole('button', { name: '풀 리퀘스트 열기' }).click();
  await page.waitForURL(/\/pull-requests\/[0-9a-f-]{36}$/);
  const pull = await openPull(`portal/authhub/${SERVICE}/owner-`);
  assert.ok((await pathsOf(pull.number)).includes('.github/CODEOWNERS'));
  await mergePull(pull.number);
  assert.deepEqual(errors, []);
  await context.close();
});

test('it ends by pull requests, and its database stays', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  const address = change('&retire=true');
  const keep = page.getByRole('checkbox', {
    name: 'Keep module.database in dev',
  });
  const send = async name => {
    await page
      .getByRole('textbox', { name: `Type ${SERVICE} to confirm` })
      .fill(SERVICE);
    await page.getByRole('button', { name }).click();
  };
  await page.goto(address);
  await keep.check();
  await looksRight(page, 'retire');
  await send('Open pull request: destroy its resources');
  await page.getByText('The pull request is open').waitFor();
  const { number } = await openPull(RETIRE);
  const retired = `${DIRECTORY}/retired.tf`;
  assert.match(await textOf(RETIRE, retired), /from = module\.database/);
  assert.ok(!(await pathsOf(number)).includes(`${DIRECTORY}/versions.tf`));

  // Another choice changes the same pull request.
  await keep.uncheck();
  await send('Bring the pull request up to date');
  await page.getByText('The pull request is up to date').waitFor();
  assert.equal((await openPull(RETIRE)).number, number);
  assert.ok(!(await pathsOf(number)).includes(retired));
  await keep.check();
  await send('Bring the pull request up to date');
  await eventually(async () => (await pathsOf(number)).includes(retired));

  // Who comes back sees what was chosen.
  await page.reload();
  await page.getByText('Come back here for the next step').waitFor();
  await eventually(() => keep.isChecked());
  await mergePull(number);

  const clean = 'Open pull request: remove its files';
  await until(page, address, () => page.getByRole('button', { name: clean }));
  await send(clean);
  const last = await openPull(RETIRE);
  assert.notEqual(last.number, number);
  assert.ok(
    (await pathsOf(last.number)).includes(
      `stacks/authhub/${SERVICE}/service.yaml`,
    ),
  );
  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate(() => localStorage.setItem('language', 'ko'));
  await page.reload();
  await page.getByText('풀 리퀘스트가 열려 있습니다').waitFor();
  await looksRight(page, 'retire, narrow and in Korean');
  await mergePull(last.number);
  assert.deepEqual(errors, []);
  await context.close();
});
