import { REPOSITORY_EVENTS } from '@infra-portal/infra-common';
import { Forge, ForgeError, ForgePullRequest } from '@infra-portal/infra-node';
import { LONGEST_BODY, portalSection, withPortalSection } from '../text/body';
import type { Claim } from './Claim';
import { repositoryOf, WorkContext } from './types';

const forgeOf = (ctx: WorkContext, claim: Claim) =>
  ctx.forges.of(repositoryOf(claim.request.repository));

const lines = (text: string) => text.replace(/\r\n/g, '\n').trim();

/** The pull request that there is; undefined when it is closed or was none. */
async function known(
  forge: Forge,
  claim: Claim,
): Promise<ForgePullRequest | undefined> {
  const { pull } = claim.data;
  const found = pull
    ? await forge.pullRequest(pull.number).catch(error => {
        if (error instanceof ForgeError && error.failure === 'not-found') {
          return undefined;
        }
        throw error;
      })
    : undefined;
  return found?.state === 'open' ? found : undefined;
}

/** Finds or opens the pull request and makes it say what the portal says. */
export async function openPull(
  ctx: WorkContext,
  claim: Claim,
  commit: string,
): Promise<ForgePullRequest> {
  const forge = forgeOf(ctx, claim);
  const { request } = claim;
  const { data } = request;
  const options = {
    language: ctx.settings.language,
    pageUrl: ctx.settings.pageUrl(request.id),
  };
  let pull = await known(forge, claim);
  const fresh = !pull || pull.number !== data.pull?.number;
  pull ??= await forge.createPullRequest({
    title: data.title,
    body: portalSection(request, options, LONGEST_BODY),
    head: request.branch,
    base: data.proposal.base.branch,
    draft: data.draft,
  });
  await claim.save({
    step: 'opened',
    pull: { number: pull.number, url: pull.url, head: commit },
    // Another pull request has other reviewers.
    ...(fresh && data.pull && { asked: [], refused: [] }),
  });
  // People see it before other plugins have taken note of it.
  await ctx.notify(request.id);
  const body = withPortalSection(pull.body, claim.request, options);
  if (lines(body) !== lines(pull.body)) {
    pull = await forge.updatePullRequest(pull.number, { body });
  }
  if (data.makeReady && pull.draft) await forge.markReady(pull.number);
  await announce(ctx, claim, 'open');
  return pull;
}

/** Tells the other backends what has become of the pull request. */
export async function announce(
  ctx: WorkContext,
  claim: Claim,
  state: 'open' | 'merged' | 'closed',
): Promise<void> {
  const { pull } = claim.data;
  if (!pull) return;
  await ctx.publish(REPOSITORY_EVENTS.pullRequest, {
    repository: claim.request.repository,
    number: pull.number,
    state,
    branch: claim.request.branch,
    head: pull.head,
  });
}
