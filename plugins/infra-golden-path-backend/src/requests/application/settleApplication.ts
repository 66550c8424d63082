import {
  ForgeError,
  type Forge,
  type ForgePullRequest,
  type ForgeRepository,
} from '@infra-portal/infra-node';
import { type Claim, RequestChanged } from '../steps/Claim';
import {
  passes,
  shownFailure,
  StepFailure,
  toStepFailure,
} from '../steps/failure';
import { repositoryOf, type WorkContext } from '../steps/types';
import { withPortalSection } from '../text/body';
import { planFiles } from './settleFiles';
import { skeletonBody, skeletonMessage, titleOfSkeleton } from './text';
import {
  type ApplicationProgress,
  type ApplicationProposal,
  FRESH_PROGRESS,
} from './types';

/** After so many attempts in a row a person should know. */
const ATTEMPTS = 12;
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 10 * 60_000;

type Save = (change: Partial<ApplicationProgress>) => Promise<void>;

const progressOf = (claim: Claim): ApplicationProgress =>
  claim.data.application ?? FRESH_PROGRESS;

const saveTo =
  (claim: Claim): Save =>
  change =>
    claim.save({ application: { ...progressOf(claim), ...change } });

/**
 * Brings the second pull request as far as it gets. What fails is written down
 * beside it and harms nothing else: the first pull request is as it was.
 * @throws RequestChanged
 */
export async function settleApplication(
  ctx: WorkContext,
  claim: Claim,
): Promise<void> {
  await forsake(ctx, claim);
  const proposal = claim.data.proposal.application;
  const before = progressOf(claim);
  if (!proposal || before.state === 'failed') return;
  const { request, data } = claim;
  const isBack = data.wanted === 'closed' && request.state !== 'merged';
  try {
    if (isBack) await saveTo(claim)(await takeBack(ctx, proposal, before));
    else await propose(ctx, claim, proposal);
  } catch (error) {
    if (error instanceof RequestChanged) throw error;
    const failure = toStepFailure(error, 'committed');
    const attempts = progressOf(claim).attempts + 1;
    const again = passes(failure.code) && attempts < ATTEMPTS;
    ctx.logger.warn(`Application of request ${request.id}: ${failure.message}`);
    await saveTo(claim)({
      ...(!again && { state: 'failed' as const }),
      failure: shownFailure(failure, isBack ? 'closed' : 'application'),
      attempts,
    });
  }
  if (progressOf(claim) !== before) await ctx.notify(request.id);
}

/** When to try again, ISO 8601; null when nothing waits. */
export function nextTry(ctx: WorkContext, claim: Claim): string | null {
  const { state, attempts } = progressOf(claim);
  if (state === 'failed' || attempts === 0) return null;
  const pause = Math.min(FIRST_PAUSE * 2 ** attempts, LONGEST_PAUSE);
  return new Date(ctx.now().getTime() + pause).toISOString();
}

/** Takes back what an earlier order proposed to another repository. */
async function forsake(ctx: WorkContext, claim: Claim): Promise<void> {
  for (const former of claim.data.formerApplications ?? []) {
    const { proposal, progress } = former;
    await takeBack(ctx, proposal, progress).catch(error =>
      ctx.logger.warn(
        `The former skeleton in ${proposal.repository} stays: ${error.message}`,
      ),
    );
    const rest = claim.data.formerApplications?.filter(each => each !== former);
    await claim.save({ formerApplications: rest });
  }
}

async function propose(
  ctx: WorkContext,
  claim: Claim,
  proposal: ApplicationProposal,
): Promise<void> {
  const { pull, state } = progressOf(claim);
  const save = saveTo(claim);
  // It follows the first one, and nobody wants it where that was refused.
  const isRefused = claim.request.state === 'closed' && !pull;
  if (!claim.data.pull || isRefused || state === 'complete') return;
  const forge = ctx.forges.of(repositoryOf(proposal.repository));
  if (pull && state !== 'waiting') {
    // What is shown of it may be old; that is no failure.
    const now = await forge.pullRequest(pull.number).catch(unlessRefused);
    if (now && now.state !== state) await save({ state: now.state });
    return;
  }
  const { defaultBranch, url } = await find(forge, proposal, claim);
  await mustBeTheirs(forge, claim);
  if (progressOf(claim).url !== url) await save({ url });
  const commit = await commitFiles(forge, defaultBranch, proposal, claim);
  const opened = commit
    ? await openPull(ctx, forge, defaultBranch, proposal, claim)
    : undefined;
  await save({
    state: opened?.state ?? 'complete',
    ...(opened && { pull: { number: opened.number, url: opened.url } }),
    ...{ failure: undefined, attempts: 0 },
  });
  if (opened) await linkBack(ctx, claim);
}

/** Makes the branch say what is missing; undefined when nothing is. */
async function commitFiles(
  forge: Forge,
  base: string,
  proposal: ApplicationProposal,
  claim: Claim,
): Promise<string | undefined> {
  const save = saveTo(claim);
  const plan = await planFiles(forge, base, proposal, progressOf(claim));
  if (plan.kind === 'complete') return undefined;
  const { written, commits, pull } = progressOf(claim);
  if (plan.kind === 'there') {
    // The answer to our first commit got lost.
    if (commits.length === 0 && !pull) await save({ commits: [plan.commit] });
    return plan.commit;
  }
  const paths = plan.files.map(({ path }) => path);
  await save({ written: [...new Set([...written, ...paths])] });
  const { expected, parent, files } = plan;
  const { branch } = proposal;
  const message = skeletonMessage(claim.request);
  const commit = await forge.commit({
    ...{ branch, expected, parent, files, message },
  });
  await save({ commits: [...commits, commit] });
  return commit;
}

async function openPull(
  ctx: WorkContext,
  forge: Forge,
  base: string,
  proposal: ApplicationProposal,
  claim: Claim,
): Promise<ForgePullRequest> {
  const { pull } = progressOf(claim);
  const known = pull && (await forge.pullRequest(pull.number));
  if (known?.state === 'open') return known;
  const { request, data } = claim;
  return forge.createPullRequest({
    title: titleOfSkeleton(request),
    body: skeletonBody(request, writtenOf(proposal, claim), {
      language: ctx.settings.language,
      pageUrl: ctx.settings.pageUrl(request.id),
    }),
    head: proposal.branch,
    base,
    draft: data.draft,
  });
}

/** The first pull request says where the second is. */
async function linkBack(ctx: WorkContext, claim: Claim): Promise<void> {
  const { request, data } = claim;
  if (!data.pull) return;
  const forge = ctx.forges.of(repositoryOf(request.repository));
  const first = await forge.pullRequest(data.pull.number).catch(unlessRefused);
  if (first?.state !== 'open') return;
  const body = withPortalSection(first.body, request, {
    language: ctx.settings.language,
    pageUrl: ctx.settings.pageUrl(request.id),
  });
  if (body === first.body.replace(/\r\n/g, '\n')) return;
  await forge.updatePullRequest(first.number, { body }).catch(unlessRefused);
}

/** The files of the proposal that are on the branch. */
function writtenOf({ files }: ApplicationProposal, claim: Claim) {
  const { written } = progressOf(claim);
  const shown = files.filter(({ path }) => written.includes(path));
  return { files: shown.length > 0 ? shown : files };
}

/**
 * The portal can write to more repositories than the people who use it: it does
 * so only for those who could themselves.
 * @throws StepFailure `not-your-repository`
 */
async function mustBeTheirs(forge: Forge, claim: Claim): Promise<void> {
  if (progressOf(claim).created) return;
  const { login } = claim.data.actor;
  if (login && (await forge.mayWrite(login))) return;
  throw new StepFailure('not-your-repository');
}

/** The repository, made where it is not there and may be made. */
async function find(
  forge: Forge,
  { mayCreate, team }: ApplicationProposal,
  claim: Claim,
): Promise<ForgeRepository> {
  const describe = () =>
    forge.describe().catch(error => {
      const missing =
        error instanceof ForgeError && error.failure === 'not-found';
      if (!missing) throw error;
      return undefined;
    });
  let found = await describe();
  if (!found) {
    if (!mayCreate) throw new StepFailure('repository-not-found');
    const { product, service } = claim.request;
    const { login } = claim.data.actor;
    const description = `${product} ${service}`;
    await forge.create({ description, team, login }).catch(whenHidden);
    await saveTo(claim)({ created: true });
    found = await describe();
    // GitHub may need a moment to see what it made itself.
    if (!found || found.empty) throw new StepFailure('unavailable');
  }
  if (found.archived) throw new StepFailure('repository-archived');
  if (found.empty) throw new StepFailure('repository-empty');
  return found;
}

/** Closes the pull request; deletes the branch when nobody else wrote to it. */
async function takeBack(
  ctx: WorkContext,
  { repository, branch }: ApplicationProposal,
  progress: ApplicationProgress,
): Promise<Partial<ApplicationProgress>> {
  const { pull, commits, state } = progress;
  if (['closed', 'merged', 'complete'].includes(state)) return {};
  const forge = ctx.forges.of(repositoryOf(repository));
  const head = await forge.head(branch).catch(unlessGone);
  const there = pull
    ? await forge.pullRequest(pull.number).catch(unlessGone)
    : await forge.pullRequestOf(branch).catch(unlessGone);
  const isOurs = pull !== undefined || (head && commits.includes(head));
  if (there?.state === 'open' && isOurs) {
    await forge.updatePullRequest(there.number, { state: 'closed' });
  }
  if (head && commits.includes(head)) await forge.deleteBranch(branch, head);
  const over = there?.state === 'merged' ? 'merged' : 'closed';
  return { state: over, failure: undefined, attempts: 0 };
}

/** What the portal may not see looks as if it were not there, until it is made. */
function whenHidden(error: unknown): never {
  const isThere =
    error instanceof ForgeError &&
    error.failure === 'invalid' &&
    /already exists/i.test(error.message);
  throw isThere ? new StepFailure('repository-hidden') : error;
}

function unlessGone(error: unknown): undefined {
  if (error instanceof ForgeError && error.failure === 'not-found') return;
  throw error;
}

function unlessRefused(error: unknown): undefined {
  if (error instanceof ForgeError) return;
  throw error;
}
