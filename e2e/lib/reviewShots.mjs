// Pictures of reviews and of the life of a service after its first day, of a
// portal in which all of it really happened.
import { createService, liveService } from './liveService.mjs';
import { personOf } from './person.mjs';
import {
  approve,
  commentOn,
  commentsOf,
  commitToBranch,
  mergePull,
  pullRequestsOf,
  pullRequestsTo,
} from './sandbox.mjs';
import { eventually, portalUrl, sandboxUrl } from './session.mjs';
import { shoot, viewport } from './shoot.mjs';

const LIVE = 'sessions';
const OPEN = 'magic-links';
const BRANCH = `portal/authhub/${OPEN}/create`;
const FILE = `stacks/authhub/${OPEN}/prod/main.tf`;
const LIST = `${portalUrl}/pull-requests`;

/** What the crawler's stack loses when this goes: a place for its access log. */
const LOGGED =
  '  access_log  = { bucket = local.shared["logging/access-log-bucket"] }\n';

const inDays = days =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const exception = (id, rule, stacks, days, reason) => `  - id: ${id}
    rule: ${rule}
    stacks: [${stacks}]
    until: ${inDays(days)}
    reason: ${reason}
    owner: user:default/developer
    approvedBy: group:default/platform
`;

const exceptions = [
  exception(
    'authhub-api-open-port',
    'public-access',
    'stacks/authhub/api/dev',
    9,
    'Partners try the new sign-in from their own networks.',
  ),
  exception(
    'crawler-no-backup',
    'backup',
    'stacks/crawler/*/dev',
    -4,
    'The data is collected again within a day.',
  ),
].join('');

async function addExceptions() {
  await commitToBranch('main', 'portal.yaml', text =>
    text.includes(exceptions)
      ? text
      : text.replace(/^exceptions:\n/m, head => head + exceptions),
  );
}

const planned = number =>
  eventually(async () =>
    (await commentsOf(number)).some(body => body.includes('Ran Plan')),
  );

/** A new service that a reviewer wants otherwise, and that somebody changed by hand. */
async function talkAbout(author) {
  await createService(author.page, OPEN, 'Signs people in by mail');
  const [{ number }] = await eventually(async () => {
    const pulls = await pullRequestsOf(BRANCH);
    return pulls.length === 1 && pulls;
  });
  // Atlantis plans no second commit while it is busy with the first.
  await planned(number);
  await commitToBranch(BRANCH, FILE, text =>
    text.replace(/(memory\s*=) \d+/, '$1 3072'),
  );
  const reviewer = await personOf('reviewer', 'en', { viewport });
  const { page } = reviewer;
  await page.goto(`${reviewOf(number)}#${FILE}:R1`);
  const comment = page.getByRole('button', { name: 'Comment', exact: true });
  await comment.first().click();
  await page
    .getByRole('textbox', { name: 'Your comment on line 1' })
    .fill('Is **3 GiB** needed before anybody uses it?');
  await page.getByRole('button', { name: 'Add to the review' }).click();
  await reviewer.act(
    'Request changes …',
    'Request changes',
    'Less memory in prod, please.',
  );
  await page.getByText('reviewer requested changes.').waitFor();
  await reviewer.context.close();
}

const ofUpgrades = async () =>
  (await pullRequestsTo('portal/upgrades/')).filter(
    ({ state }) => state === 'open',
  );

/** Applies and merges; Atlantis may still be busy with what it planned. */
async function bringHome({ number }) {
  await planned(number);
  await approve(number);
  const pause = 5_000;
  await eventually(
    async () => {
      const last = (await commentsOf(number)).at(-1);
      if (last.includes('Apply complete')) return true;
      if (!last.startsWith('atlantis')) {
        await commentOn(number, 'atlantis apply');
      }
      return false;
    },
    { timeout: 120_000, pause },
  );
  await mergePull(number);
}

/** Chooses a module to upgrade, and waits until all of it is shown. */
async function chooseModule(page) {
  await page.goto(`${LIST}/upgrades/new`);
  const modules = page.getByRole('combobox', { name: /^(Module|모듈)$/ });
  const module = modules.locator('option', { hasText: /^ecs-service/ });
  await module.waitFor({ state: 'attached' });
  await modules.selectOption(await module.getAttribute('value'));
  await page.getByText(/Opens \d+ pull requests? in all|모두 \d+/).waitFor();
}

/** An upgrade: two of its first wave go well, one would destroy something. */
async function beginUpgrade() {
  const { page, context } = await personOf('platform-owner', 'en', {
    viewport,
  });
  await chooseModule(page);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.waitForURL(/\/upgrades\/[0-9a-f-]{36}$/);
  const bad = ({ head }) => head.ref.includes('crawler');
  const first = await eventually(async () => {
    const pulls = await ofUpgrades();
    return pulls.some(bad) && pulls.length >= 3 && pulls;
  });
  for (const pull of first.filter(each => !bad(each)).slice(0, 2)) {
    await bringHome(pull);
  }
  const { head } = first.find(bad);
  const file = 'stacks/crawler/scheduler/dev/main.tf';
  await commitToBranch(head.ref, file, text => text.replace(LOGGED, ''));
  await page.getByText('It waits for a decision').waitFor();
  await context.close();
}

/** Lets things happen that the pictures show; once for both languages. */
export async function prepareReviews() {
  await addExceptions();
  const author = await personOf('developer', 'en', { viewport });
  await liveService(author.page, LIVE, '99.9');
  await talkAbout(author);
  await author.context.close();
  await beginUpgrade();
}

const reviewOf = number =>
  `${LIST}/${encodeURIComponent(
    new URL(sandboxUrl).host,
  )}/acme/infrastructure/${number}`;

async function shootReview(page, suffix) {
  const [{ number }] = await pullRequestsOf(BRANCH);
  await page.goto(reviewOf(number));
  await page.getByRole('region', { name: /^(Plans|플랜)$/ }).waitFor();
  await shoot(page, `review${suffix}`);
  await page.goto(`${reviewOf(number)}#${FILE}:R1`);
  await page.getByText('3 GiB').first().waitFor();
  await page.getByText('3 GiB').last().scrollIntoViewIfNeeded();
  await shoot(page, `review-diff${suffix}`);
}

async function shootUpgrades(page, suffix) {
  await chooseModule(page);
  await shoot(page, `upgrade-new${suffix}`);
  await page.goto(`${LIST}/upgrades`);
  await page.getByRole('table').getByRole('link').first().click();
  await page
    .getByText(/^(Stopped the upgrade|업그레이드를 멈춤)$/)
    .first()
    .waitFor();
  await shoot(page, `upgrade${suffix}`);
}

async function shootTakeOver(page, suffix) {
  await page.goto(`${LIST}/take-over`);
  const stack = 'terraform/environments/dev/images';
  await page.getByRole('link', { name: stack }).click();
  const open = { name: /^(Open pull request|풀 리퀘스트 열기)$/ };
  await page.getByRole('button', open).waitFor({ timeout: 90_000 });
  await shoot(page, `take-over${suffix}`);
}

async function shootService(page, suffix) {
  const service = `${portalUrl}/create-service?product=authhub&service=${LIVE}`;
  await page.goto(service);
  await page
    .getByRole('combobox', {
      name: /^(Memory, MiB in prod|prod 환경의 메모리)/,
    })
    .selectOption('4096');
  await page.getByRole('button', { name: /main\.tf/ }).click();
  await shoot(page, `change-service${suffix}`);
  await page.goto(`${service}&retire=true`);
  await page
    .getByText(/^(Is destroyed|삭제)$/)
    .first()
    .waitFor();
  await shoot(page, `retire-service${suffix}`);
}

/** Pictures in the language of two people: a reviewer and a developer. */
export async function shootReviews(suffix, language) {
  const reviewer = await personOf('platform-owner', language, { viewport });
  await reviewer.page.goto(`${LIST}?view=all`);
  await reviewer.page.getByText('magic-links').first().waitFor();
  await shoot(reviewer.page, `pulls${suffix}`);
  await shootReview(reviewer.page, suffix);
  await shootUpgrades(reviewer.page, suffix);
  await reviewer.context.close();
  const { page, context } = await personOf('developer', language, { viewport });
  await shootTakeOver(page, suffix);
  await page.goto(`${LIST}/exceptions`);
  await page.getByText('crawler-no-backup').waitFor();
  await shoot(page, `exceptions${suffix}`);
  await shootService(page, suffix);
  await page.goto(`${LIST}/value?days=30`);
  await page.getByRole('table').first().waitFor();
  await shoot(page, `value${suffix}`);
  await context.close();
}
