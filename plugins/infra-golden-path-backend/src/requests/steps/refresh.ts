import { toError } from '@backstage/errors';
import type { PullRuns } from '@infra-portal/infra-common';
import type { ForgePullRequest } from '@infra-portal/infra-node';
import { named } from '../lane/checks';
import { computeLane } from '../lane/computeLane';
import { membersOfAll } from '../lane/membersOfAll';
import { isOver, type StoredRequest } from '../store';
import { check } from './check';
import type { Claim } from './Claim';
import { announce } from './openPull';
import { tellReview } from './tellReview';
import { repositoryOf, WorkContext } from './types';

/** A merged one is looked at for so long: until it should be applied. */
const AFTERMATH = 7 * 24 * 3600_000;

/** The golden path compared again when somebody has written to the branch. */
async function checkAgain(
  ctx: WorkContext,
  claim: Claim,
  pull: ForgePullRequest,
) {
  const { pull: before } = claim.data;
  if (!before || pull.state !== 'open') return;
  if (before.head === pull.head.commit) return;
  await ctx.mirrors.of(repositoryOf(claim.request.repository)).update();
  await check(ctx, claim, pull.head.commit);
}

/** Runs and locks; the lane is told without them where they cannot be had. */
async function runsOf(
  { pullRunsOf, logger }: WorkContext,
  repository: string,
  number: number,
): Promise<{ runs?: PullRuns; runsFailed?: true }> {
  try {
    const runs = await pullRunsOf?.(repository, number);
    return runs ? { runs } : {};
  } catch (error) {
    logger.warn(
      `Runs of ${repository}#${number} cannot be asked for: ${
        toError(error).message
      }`,
    );
    return { runsFailed: true };
  }
}

/** Whether the stacks were read with the merge in them; undefined: nobody tells. */
async function isRead(
  { mirrors, logger }: WorkContext,
  repository: string,
  { state, mergeCommit }: ForgePullRequest,
  runs: PullRuns | undefined,
): Promise<boolean | undefined> {
  if (state !== 'merged' || !runs) return undefined;
  if (!mergeCommit || !runs.readCommit) return false;
  if (mergeCommit === runs.readCommit) return true;
  try {
    const mirror = mirrors.of(repositoryOf(repository));
    await mirror.update();
    return await mirror.isAncestor(mergeCommit, runs.readCommit);
  } catch (error) {
    logger.debug(`The merge cannot be looked for: ${toError(error).message}`);
    return false;
  }
}

/** Who has to approve it, by the standards and by CODEOWNERS. */
function reviewOf({ data }: StoredRequest) {
  const { review } = data.proposal.preview;
  const approvals = review?.approvals ?? [];
  const owners = review?.owners.map(({ owner }) => owner) ?? [];
  const approvers = approvals.flatMap(each => each.approvers);
  return { approvals, owners, names: [...owners, ...approvers] };
}

/**
 * Looks at GitHub and writes down how far the pull request is; gives the time
 * of the next look.
 */
export async function refresh(
  ctx: WorkContext,
  claim: Claim,
): Promise<string | null> {
  const { request } = claim;
  const number = request.data.pull?.number;
  if (number === undefined) return null;
  const forge = ctx.forges.of(repositoryOf(request.repository));
  const { approvals, owners, names } = reviewOf(request);
  // All at once: somebody may be looking. The head is usually the known one.
  const head = request.data.pull?.head;
  const [pull, reviews, known, told, members, asker] = await Promise.all([
    forge.pullRequest(number),
    forge.reviews(number),
    head === undefined ? [] : forge.checks(head),
    runsOf(ctx, request.repository, number),
    membersOfAll(ctx, repositoryOf(request.repository), names),
    ctx.askerOf?.(request.requestedBy),
  ]);
  await checkAgain(ctx, claim, pull);
  const { data } = claim;
  const { mergeCommit } = pull;
  const { commit } = pull.head;
  const own = commit === head ? known : await forge.checks(commit);
  // Others than Atlantis apply what was merged.
  const after =
    mergeCommit && mergeCommit !== commit
      ? await forge.checks(mergeCommit)
      : [];
  const { runs, runsFailed } = told;
  const checks = [...own, ...named(after, 'apply').found];
  const isAtlantis = named(own, 'plan').source === 'Atlantis';
  const lane = computeLane({
    ...{ pull, reviews, checks, approvals, owners, members },
    ...{ runs, runsFailed, isAtlantis, asker },
    isRead: await isRead(ctx, request.repository, pull, runs),
    environments: data.proposal.preview.environments,
    requestedBy: request.requestedBy,
    serviceUrl: data.proposal.preview.environments.at(-1)?.url,
    refused: data.refused,
    remarks: data.remarks,
  });
  const said = isAtlantis ? { executable: 'atlantis' } : undefined;
  const atlantis = runs?.executable ? { executable: runs.executable } : said;
  // A failure or conflict of our own stays until somebody deals with it.
  const over = pull.state !== 'open';
  const state = over ? (pull.state as 'merged' | 'closed') : request.state;
  const seen = {
    ...{ number, url: pull.url, head: pull.head.commit },
    // Only what is known to stand in the way: GitHub takes time to find out.
    ...(!over && pull.mergeable === false && { mergeable: false }),
  };
  const before = [request.state, data.lane, data.pull, data.atlantis];
  const now = [state, lane, seen, atlantis];
  if (JSON.stringify(now) !== JSON.stringify(before)) {
    await claim.save(
      {
        lane,
        pull: seen,
        atlantis,
        ...(over && { failure: undefined, conflicts: [] }),
      },
      { state, ...(over && { activeKey: null }) },
    );
    await ctx.notify(request.id);
    if (over && !isOver(request.state)) {
      await announce(ctx, claim, pull.state);
    }
  }
  await tellReview(ctx, claim, pull, { runs, checks: own, lane });
  return nextLook(ctx, pull, lane);
}

function nextLook(
  ctx: WorkContext,
  pull: ForgePullRequest,
  lane: ReturnType<typeof computeLane>,
): string | null {
  const now = ctx.now().getTime();
  const later = new Date(now + ctx.settings.poll).toISOString();
  if (pull.state === 'open') return later;
  if (pull.state === 'closed') return null;
  const live = lane.find(({ id }) => id === 'live')?.state;
  // Where nobody tells of stacks, nothing more is to be heard once it is applied.
  const isEnd = live === 'done' || live === 'unknown';
  const merged = Date.parse(pull.mergedAt ?? '') || now;
  return isEnd || now - merged > AFTERMATH ? null : later;
}
