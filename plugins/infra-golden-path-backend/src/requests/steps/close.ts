import { ForgeError } from '@infra-portal/infra-node';
import { announce } from './openPull';
import type { Claim } from './Claim';
import { repositoryOf, WorkContext } from './types';

const KEPT = {
  en: 'The branch stays: somebody else has written to it.',
  ko: '다른 사람의 커밋이 있어 브랜치를 남겨 두었습니다.',
};
const MARKER = '<!-- infra-portal:cancelled -->';

/** Closes the pull request; tells whether it was merged before. */
async function closePull(ctx: WorkContext, claim: Claim): Promise<boolean> {
  const { repository, branch } = claim.request;
  const forge = ctx.forges.of(repositoryOf(repository));
  const number = claim.data.pull?.number;
  const pull =
    number === undefined
      ? // One that was opened just before the portal stopped.
        await forge.pullRequestOf(branch).catch(unlessGone)
      : await forge.pullRequest(number).catch(unlessGone);
  if (!pull) return false;
  const isOurs =
    number !== undefined || claim.data.ownCommits.includes(pull.head.commit);
  if (!isOurs) return false;
  await claim.save({
    pull: { number: pull.number, url: pull.url, head: pull.head.commit },
  });
  if (pull.state === 'open') {
    await forge.updatePullRequest(pull.number, { state: 'closed' });
  }
  return pull.state === 'merged';
}

function unlessGone(error: unknown): undefined {
  if (error instanceof ForgeError && error.failure === 'not-found') return;
  throw error;
}

/** Deletes the branch if all of it is ours; tells whether one is left. */
async function removeBranch(ctx: WorkContext, claim: Claim): Promise<boolean> {
  const { branch, repository, data } = claim.request;
  const mirror = ctx.mirrors.of(repositoryOf(repository));
  await mirror.update();
  const head = await mirror.head(branch);
  if (!head) return false;
  if (!data.ownCommits.includes(head)) return true;
  await mirror.deleteBranch(branch, head);
  return false;
}

/** Takes the proposal back; a person's commits stay where they are. */
export async function close(ctx: WorkContext, claim: Claim): Promise<void> {
  // What never left the portal is taken back without asking anybody.
  const isMade = claim.data.ownCommits.length > 0 || Boolean(claim.data.pull);
  const merged = isMade && (await closePull(ctx, claim));
  const kept = isMade && !merged && (await removeBranch(ctx, claim));
  const { data, repository } = claim.request;
  if (kept && data.pull) {
    const forge = ctx.forges.of(repositoryOf(repository));
    const text = KEPT[ctx.settings.language];
    await forge.putComment(data.pull.number, MARKER, text);
  }
  const state = merged ? 'merged' : 'closed';
  await claim.save(
    {
      failure: undefined,
      conflicts: [],
      remarks: kept ? [KEPT] : [],
    },
    { state, activeKey: null },
  );
  await announce(ctx, claim, state);
}
