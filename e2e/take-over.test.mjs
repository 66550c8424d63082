// Hand-written stacks are taken over by released modules: one wholly and with an
// empty plan, until its blocks are gone; one as far as a module fits. What no state
// has is imported, and an intent is proposed where a golden path fits.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { looksRight } from './lib/axe.mjs';
import { applyPull, isSaid } from './lib/bringHome.mjs';
import { closePull, mergePull, pullRequestsTo } from './lib/sandbox.mjs';
import {
  closeBrowser,
  eventually,
  newProfile,
  portalUrl,
  signInAs,
} from './lib/session.mjs';

const STACK = 'terraform/environments/dev/worker';
const WHOLE = 'terraform/environments/dev/images';
/** Its runs are known, and no apply was one of them. */
const UNKEPT = 'terraform/environments/production/worker';
const REPOSITORY = 'fileflow';

const QUEUES = 'https://sqs.ap-northeast-2.amazonaws.com/111111111111';
/** Of what the files tell no id of. */
const IDS = {
  'aws_ecs_service.worker': 'shared/fileflow-worker-prod',
  'aws_ecs_task_definition.worker':
    'arn:aws:ecs:ap-northeast-2:111111111111:task-definition/fileflow-worker-prod:1',
  'aws_security_group.worker': 'sg-0123456789abcdef0',
  'aws_sqs_queue.failed': `${QUEUES}/fileflow-worker-prod-failed`,
  'aws_sqs_queue.jobs': `${QUEUES}/fileflow-worker-prod-jobs`,
};

after(closeBrowser);
// Its stack is free again for the other tests.
after(async () => {
  for (const { number, state } of [
    ...(await taken()),
    ...(await taken(WHOLE)),
    ...(await taken(UNKEPT)),
  ]) {
    if (state === 'open') await closePull(number, REPOSITORY);
  }
});

/** Pull requests that take a stack over, or end that. */
async function taken(dir = STACK) {
  const slug = dir.replaceAll('/', '-').slice(-40);
  const pulls = await pullRequestsTo('portal/take-over/', REPOSITORY);
  return pulls.filter(({ head }) => head.ref.includes(slug));
}

test('a stack is taken over as far as a module fits', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(`${portalUrl}/pull-requests/take-over`);
  await page.getByRole('heading', { name: 'Take over', level: 1 }).waitFor();
  const stacks = page.getByRole('table', { name: 'Hand-written stacks' });
  await stacks.getByRole('link', { name: STACK }).click();

  const matches = page.getByRole('table', { name: 'What is taken over' });
  const row = matches.getByRole('row', { name: /aws_cloudwatch_log_group/ });
  await row.getByText('module.worker_log_group', { exact: false }).waitFor();
  await page.getByText('The plan is empty but for what moves').waitFor();
  await page
    .getByText('0 to add, 0 to change, 0 to destroy, 1 to move')
    .waitFor();
  const left = page.getByRole('table', { name: 'What stays as it is' });
  await left
    .getByRole('row', { name: /aws_sqs_queue\.jobs.*sqs would also make/s })
    .waitFor();
  await page.getByRole('button', { name: 'Open pull request' }).click();
  const link = page.getByRole('status').getByRole('link', { name: /^#\d+$/ });
  await link.waitFor();

  const [pull, ...others] = await taken();
  assert.equal(others.length, 0);
  assert.equal(await link.getAttribute('href'), pull.html_url);
  assert.match(pull.title, /^Take over /);
  // Somebody changed the number of tasks by hand before: that is all else.
  await eventually(
    isSaid(
      pull.number,
      REPOSITORY,
      'aws_cloudwatch_log_group.worker has moved to module.worker_log_group.aws_cloudwatch_log_group.this',
      'Plan: 0 to add, 1 to change, 0 to destroy.',
      'aws_ecs_service.worker will be updated in-place',
    ),
  );
  assert.deepEqual(errors, []);
  await context.close();
});

test('whoever comes later finds the same pull request, in Korean', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'reviewer');
  await page.evaluate(() => localStorage.setItem('language', 'ko'));
  await page.goto(`${portalUrl}/pull-requests/take-over`);
  await page.getByRole('link', { name: STACK }).click();
  await page.getByText('이 변경을 제안한 풀 리퀘스트:').waitFor();
  assert.equal(
    await page.getByRole('button', { name: '풀 리퀘스트 열기' }).count(),
    0,
  );
  assert.equal((await taken()).length, 1);
  assert.deepEqual(errors, []);
  await context.close();
});

/** Opens what the page of a stack proposes; gives the pull request. */
async function propose(page) {
  await page.getByRole('button', { name: 'Open pull request' }).click();
  const link = page.getByRole('status').getByRole('link', { name: /^#\d+$/ });
  await link.waitFor();
  const url = await link.getAttribute('href');
  return (await taken(WHOLE)).find(pull => pull.html_url === url);
}

test('a stack is taken over wholly with an empty plan, to the end', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(`${portalUrl}/pull-requests/take-over`);
  await page.getByRole('link', { name: WHOLE }).click();
  await page.getByText('The plan is empty but for what moves').waitFor();
  await page
    .getByText('0 to add, 0 to change, 0 to destroy, 3 to move')
    .waitFor();
  assert.equal(
    await page.getByRole('table', { name: 'What stays as it is' }).count(),
    0,
  );
  const begun = await propose(page);
  // What only moves changes nothing: Atlantis counts no resource.
  await eventually(
    isSaid(
      begun.number,
      REPOSITORY,
      'aws_ecr_repository.converter has moved to module.converter_ecr.aws_ecr_repository.this',
      'aws_ecr_lifecycle_policy.converter has moved to',
      'aws_cloudwatch_log_group.builds has moved to',
      'Plan: 0 to add, 0 to change, 0 to destroy.',
    ),
  );

  await applyPull(begun.number, REPOSITORY);
  await mergePull(begun.number, REPOSITORY);

  // The follow-up: the apply is known, the blocks can go, and nothing changes.
  const due = page
    .getByRole('listitem')
    .filter({ hasText: `${WHOLE}/moved.tf` });
  await eventually(async () => {
    await page.goto(`${portalUrl}/pull-requests/take-over`);
    await page.getByRole('table', { name: 'Hand-written stacks' }).waitFor();
    return due.getByText('The stack was applied with these blocks').isVisible();
  });
  await due.getByRole('link', { name: `${WHOLE}/moved.tf` }).click();
  await page.getByText('The stack was applied with these blocks').waitFor();
  const finished = await propose(page);
  assert.match(finished.title, /^Remove blocks that did their work/);
  await eventually(isSaid(finished.number, REPOSITORY, 'No changes.'));
  assert.deepEqual(errors, []);
  await context.close();
});

test('what no state has is imported, by ids that a person tells', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(`${portalUrl}/pull-requests/take-over`);
  await page.getByRole('link', { name: UNKEPT }).click();
  await page.getByText('No apply of this stack is known.').waitFor();
  await page.getByRole('checkbox', { name: /^These resources exist/ }).check();
  await page
    .getByText(/^Terraform would make \d resources whose ids/)
    .waitFor();
  const idOf = name => page.getByRole('textbox', { name: `Id of ${name}` });
  for (const [name, id] of Object.entries(IDS)) await idOf(name).fill(id);
  // What the files tell is known, and can be told otherwise.
  const role = 'aws_iam_role.task';
  await page
    .getByRole('button', { name: `Change the id of ${role}`, exact: true })
    .click();
  await idOf(role).fill('fileflow-worker');
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.getByText('You told another id than the files.').waitFor();
  const counts = '10 to import, 0 to add, and 0 to destroy';
  await page.getByText(`must read: ${counts}`, { exact: false }).waitFor();
  await looksRight(page);
  await page.getByRole('button', { name: 'Open pull request' }).click();
  await page
    .getByRole('status')
    .getByRole('link', { name: /^#\d+$/ })
    .waitFor();
  const [{ body }] = await taken(UNKEPT);
  assert.match(body, /\*\*10 to import, 0 to add\*\*/);
  assert.match(
    body,
    /`fileflow-worker` \(told by a person; the files tell `fileflow-worker-prod-task`\)/,
  );
  assert.deepEqual(errors, []);
  await context.close();
});

test('the intent of a stack is gone on with in the form', async () => {
  const { page, context, errors } = await newProfile();
  await signInAs(page, 'developer');
  await page.goto(`${portalUrl}/pull-requests/take-over`);
  await page.getByText(/stacks that no module fits$/).click();
  await page.getByRole('link', { name: 'shared/shared/atlantis' }).click();
  const answers = page.getByRole('table', { name: 'Answers from the files' });
  await answers.getByRole('row', { name: /^port 4141/ }).waitFor();
  await looksRight(page);
  await page.getByRole('button', { name: 'Go on in the form' }).click();
  await page.getByRole('radio', { name: /Service on ECS Fargate/ }).waitFor();
  const filled = {
    'Name of the service': 'atlantis',
    'Cost centre': 'CC-1000',
    'Container image': 'ghcr.io/runatlantis/atlantis:v0.47.1',
  };
  for (const [name, value] of Object.entries(filled)) {
    const field = page.getByRole('textbox', { name: new RegExp(`^${name}`) });
    assert.equal(await field.inputValue(), value);
  }
  assert.deepEqual(errors, []);
  await context.close();
});
