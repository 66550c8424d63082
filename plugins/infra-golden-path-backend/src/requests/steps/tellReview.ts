import type { LaneStep, PullRuns } from '@infra-portal/infra-common';
import {
  type ForgeCheck,
  ForgeError,
  type ForgePullRequest,
} from '@infra-portal/infra-node';
import { withPortalSection } from '../text/body';
import { reviewDigestOf } from '../text/reviewDigest';
import { check } from './check';
import type { Claim } from './Claim';
import { repositoryOf, type WorkContext } from './types';

const lines = (text: string) => text.replace(/\r\n/g, '\n').trim();

/**
 * Writes into the pull request what reviewers should know of its newest commit:
 * into its text and its one check, in place, and only when it is not as it was.
 */
export async function tellReview(
  ctx: WorkContext,
  claim: Claim,
  pull: ForgePullRequest,
  told: {
    runs?: PullRuns;
    checks: readonly ForgeCheck[];
    lane: readonly LaneStep[];
  },
): Promise<void> {
  if (pull.state !== 'open' || claim.request.state !== 'open') return;
  const { request } = claim;
  const review = reviewDigestOf({
    runs: told.runs,
    ...{ checks: told.checks, lane: told.lane, commit: pull.head.commit },
    url: ctx.settings.reviewUrl(request.repository, pull.number),
    compared: claim.data.compared,
  });
  if (!review) return;
  if (JSON.stringify(review) === JSON.stringify(claim.data.review)) return;
  const forge = ctx.forges.of(repositoryOf(request.repository));
  const next = { ...request, data: { ...request.data, review } };
  try {
    const body = withPortalSection(pull.body, next, {
      language: ctx.settings.language,
      pageUrl: ctx.settings.pageUrl(request.id),
    });
    if (lines(body) !== lines(pull.body)) {
      await forge.updatePullRequest(pull.number, { body });
    }
    await check(ctx, claim, pull.head.commit, review);
    // Last: whoever is interrupted before says it again, in place.
    await claim.save({ review });
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
    ctx.logger.warn(
      `${request.repository}#${pull.number} could not be told of its review: ${error.message}`,
    );
  }
}
