// Reviewers and the author of a new service, all of them in the portal: comments
// on lines, a request for changes, other answers, the approval, the merge.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { looksRight } from './lib/axe.mjs';
import { ask, createService, stepOf } from './lib/liveService.mjs';
import { personOf } from './lib/person.mjs';
import { pullRequestsOf, textOf } from './lib/sandbox.mjs';
import {
  closeBrowser,
  eventually,
  portalUrl,
  press,
  sandboxUrl,
} from './lib/session.mjs';

after(closeBrowser);

const SERVICE = 'magic-links';
const BRANCH = `portal/authhub/${SERVICE}/create`;
const FILE = `stacks/authhub/${SERVICE}/prod/main.tf`;

const { host } = new URL(sandboxUrl);
const reviewOf = number =>
  `${portalUrl}/pull-requests/${encodeURIComponent(
    host,
  )}/acme/infrastructure/${number}`;

test('a new service is reviewed, changed, approved and merged in the portal', async () => {
  const author = await personOf('developer');
  await createService(author.page, SERVICE, 'Signs people in by mail');
  const request = author.page.url();
  const [{ number }] = await eventually(async () => {
    const pulls = await pullRequestsOf(BRANCH);
    return pulls.length === 1 && pulls;
  });

  const reviewer = await personOf('reviewer');
  const { page } = reviewer;
  await page.goto(`${reviewOf(number)}#${FILE}:R1`);
  await press(
    page.getByRole('button', { name: 'Comment', exact: true }).first(),
  );
  await page
    .getByRole('textbox', { name: 'Your comment on line 1' })
    .fill('Is **this** enough memory? <img src=x onerror=alert(1)>');
  // What is written outlives the page.
  await page.reload();
  await page.getByRole('textbox', { name: 'Your comment on line 1' }).waitFor();
  await page.getByRole('button', { name: 'Add to the review' }).click();
  await page.getByText('1 comment not sent yet').waitFor();
  await looksRight(page, 'a review that is not sent');
  await reviewer.act(
    'Request changes …',
    'Request changes',
    'More memory in prod, please.',
  );
  await page.getByText('reviewer requested changes.').waitFor();
  await page
    .getByRole('region', { name: `Conversation about ${FILE}:1` })
    .getByText('this', { exact: true })
    .waitFor();
  await looksRight(page, 'a review that was sent');

  // The author sees it, and answers both ways.
  await author.page.goto(request);
  const thread = author.page.getByRole('region', {
    name: `Conversation about ${FILE}:1`,
  });
  await thread.waitFor();
  await looksRight(author.page, 'a request that is talked about');
  await author.page.getByRole('link', { name: 'Change the answers' }).click();
  await author.page
    .getByRole('combobox', { name: 'Memory, MiB in prod' })
    .selectOption('4096');
  await author.page.getByText(/New files: \d+/).waitFor();
  await author.page
    .getByRole('button', { name: /^(Open|Update) pull req/ })
    .click();
  await author.page.waitForURL(request);
  await eventually(async () =>
    /memory\s*= 4096/.test(await textOf(BRANCH, FILE)),
  );

  // The reviewer decides upon what is there now.
  await page.getByRole('button', { name: 'Show the newer commit' }).click();
  await eventually(() =>
    page.getByRole('button', { name: 'Approve …' }).isEnabled(),
  );
  const same = page.getByRole('region', {
    name: new RegExp(`Conversation about ${FILE}`),
  });
  await same.first().getByRole('button', { name: 'Resolve' }).click();
  await page.getByText('Resolved by reviewer').first().waitFor();
  await reviewer.act('Approve …', 'Approve', 'Better');
  await page.getByText('reviewer approved it.').waitFor();

  // The owner of the platform reads Korean.
  const owner = await personOf('platform-owner', 'ko');
  await owner.page.goto(reviewOf(number));
  await owner.act('승인…', '승인');
  await owner.page.getByText('platform-owner 님이 승인했습니다.').waitFor();
  await owner.page.getByRole('button', { name: '병합…' }).click();
  await owner.page.getByText('아직 적용되지 않았습니다').waitFor();
  await looksRight(owner.page, 'a merge that is asked, in Korean');
  await owner.page.getByRole('button', { name: '돌아가기' }).click();

  await author.page.goto(request);
  await stepOf(author.page, 'Applied', 'active').waitFor({ timeout: 60_000 });
  await ask(author.page, 'Apply …', { first: true, confirm: 'Apply' });
  await stepOf(author.page, 'Applied', 'done').waitFor();
  await owner.act('병합…', '병합');
  await owner.page.getByText('platform-owner 님이 병합했습니다.').waitFor();
  await stepOf(author.page, 'Live', 'done').waitFor();
  assert.ok((await pullRequestsOf(BRANCH))[0].merged_at, 'it is merged');
  for (const { errors, context } of [author, reviewer, owner]) {
    assert.deepEqual(errors, []);
    await context.close();
  }
});
