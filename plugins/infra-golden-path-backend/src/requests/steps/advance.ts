import { nextTry, settleApplication } from '../application/settleApplication';
import { isOver, type Step } from '../store';
import { askReviewers, label } from './decorate';
import { check } from './check';
import { Claim, RequestChanged } from './Claim';
import { close } from './close';
import { passes, shownFailure, StepFailure, toStepFailure } from './failure';
import { openPull } from './openPull';
import { refresh } from './refresh';
import { settleBranch } from './settleBranch';
import { repositoryOf, WorkContext } from './types';

const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 10 * 60_000;
/** After so many attempts in a row a person should know. */
const ATTEMPTS = 12;

/** From the order to the pull request; what is done already is seen and left. */
async function open(ctx: WorkContext, claim: Claim): Promise<void> {
  const commit = await settleBranch(ctx, claim);
  await ctx.notify(claim.request.id);
  if (!commit) return;
  await openPull(ctx, claim, commit);
  await ctx.notify(claim.request.id);
  await label(ctx, claim);
  await askReviewers(ctx, claim);
  await check(ctx, claim, commit);
  await claim.save(
    { step: 'done', failure: undefined, attempts: 0, makeReady: undefined },
    { state: 'open' },
  );
  await ctx.notify(claim.request.id);
}

/** Failures that say little; the repository itself may say more. */
const UNCLEAR = [
  'unauthorised',
  'forbidden',
  'repository-not-found',
  'push-rejected',
  'pull-request-refused',
];

async function diagnose(
  ctx: WorkContext,
  claim: Claim,
  failure: StepFailure,
): Promise<StepFailure> {
  if (!UNCLEAR.includes(failure.code)) return failure;
  const { repository } = claim.request;
  const found = await Promise.resolve()
    .then(() => ctx.forges.of(repositoryOf(repository)).describe())
    .catch(() => undefined);
  if (found?.archived) return new StepFailure('repository-archived');
  if (found?.empty) return new StepFailure('repository-empty');
  // It can be read with these credentials, so writing is what is not allowed.
  const readable = found && failure.code === 'unauthorised';
  return readable ? new StepFailure('forbidden', failure.detail) : failure;
}

const NEXT: Partial<Record<Step, Step>> = {
  accepted: 'committed',
  committed: 'pushed',
  pushed: 'opened',
  opened: 'labelled',
  labelled: 'reviewers',
  reviewers: 'checked',
};

/** Writes the failure down and tells when to try again, if at all. */
async function fail(
  ctx: WorkContext,
  claim: Claim,
  error: unknown,
): Promise<string | null> {
  const step = NEXT[claim.data.step] ?? claim.data.step;
  const failure = await diagnose(ctx, claim, toStepFailure(error, step));
  const { request } = claim;
  if (failure.code === 'unexpected') {
    ctx.logger.error(`Request ${request.id} failed at ${step}`, error as Error);
  } else {
    ctx.logger.warn(`Request ${request.id}: ${failure.message}`);
  }
  const told = failure.retryAt?.getTime() ?? 0;
  const isLook = request.state !== 'opening' && claim.data.wanted === 'open';
  if (isLook) {
    // The pull request is there; what is shown of it says how old it is.
    const later = ctx.now().getTime() + ctx.settings.poll;
    return new Date(Math.max(later, told)).toISOString();
  }
  const limited = failure.code === 'rate-limited';
  const attempts = claim.data.attempts + (limited ? 0 : 1);
  const again = passes(failure.code) && attempts < ATTEMPTS;
  const pause = Math.min(FIRST_PAUSE * 2 ** attempts, LONGEST_PAUSE);
  const soon = ctx.now().getTime() + pause;
  const retryAt = again ? new Date(Math.max(soon, told)).toISOString() : null;
  await claim.save(
    { failure: shownFailure(failure, step, retryAt ?? undefined), attempts },
    again ? {} : { state: 'failed' },
  );
  await ctx.notify(request.id);
  return retryAt;
}

async function goOn(ctx: WorkContext, claim: Claim): Promise<string | null> {
  const { state, data } = claim.request;
  if (data.wanted === 'closed' && !isOver(state)) {
    await close(ctx, claim);
    await settleApplication(ctx, claim);
    await ctx.notify(claim.request.id);
    return nextTry(ctx, claim);
  }
  if (state === 'opening') await open(ctx, claim);
  await settleApplication(ctx, claim);
  const look = await refresh(ctx, claim);
  const soon = nextTry(ctx, claim);
  return look && soon && look < soon ? look : soon ?? look;
}

/**
 * Brings a request as far as it gets, and gives the time when to look again.
 * It begins at the beginning each time: reality is asked, not memory.
 */
export async function advance(
  ctx: WorkContext,
  claim: Claim,
): Promise<string | null> {
  for (;;) {
    try {
      return await goOn(ctx, claim);
    } catch (error) {
      if (!(error instanceof RequestChanged)) {
        try {
          return await fail(ctx, claim, error);
        } catch (again) {
          if (!(again instanceof RequestChanged)) throw again;
        }
      }
      if (!(await claim.reload())) return null;
    }
  }
}
