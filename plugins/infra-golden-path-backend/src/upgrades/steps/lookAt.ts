import {
  isUpgradeTime,
  judgeUpgradeItem,
  type UpgradeItemFacts,
  type UpgradeJudgement,
} from '@infra-portal/infra-common';
import { ForgeError, type ForgePullRequest } from '@infra-portal/infra-node';
import { isActions } from '../../requests/lane/checks';
import { repositoryOf } from '../../requests/steps/types';
import type { StoredItem } from '../store';
import { bodyOf, SAID, withBody } from '../text';
import { planAgain } from './planAgain';
import type { UpgradeContext } from './types';
import type { UpgradeClaim } from './UpgradeClaim';

const LOOKED_AT = new Set<StoredItem['state']>(['open', 'merged', 'stopped']);

/** Whether GitHub may have news of it. */
export const isFollowed = ({ state, data }: StoredItem) =>
  data.pull !== undefined && LOOKED_AT.has(state);

async function factsOf(
  ctx: UpgradeContext,
  { repository, data }: StoredItem,
  pull: ForgePullRequest,
): Promise<UpgradeItemFacts & { executable?: string }> {
  const forge = ctx.forges.of(repositoryOf(repository));
  const { item, accepted } = data;
  const { commit: head } = pull.head;
  const merge = pull.mergeCommit;
  const [runs, checks, mergeChecks, burning] = await Promise.all([
    ctx.pullRunsOf(repository, pull.number),
    forge.checks(head),
    merge && merge !== head ? forge.checks(merge) : [],
    item.product === undefined || data.burningAccepted
      ? []
      : ctx.burning(item.product, item.environment),
  ]);
  const replaces = new Set<string>();
  for (const { plan } of runs?.stacks ?? []) {
    const destroys = plan?.counts && plan.counts.destroy > 0;
    if (destroys && (await ctx.isReplacement(plan.id))) replaces.add(plan.id);
  }
  return {
    pull: {
      ...{ number: pull.number, state: pull.state, draft: pull.draft, head },
      ...(pull.mergeable !== undefined && { mergeable: pull.mergeable }),
      ...(pull.mergedAt !== undefined && { mergedAt: pull.mergedAt }),
    },
    dirs: item.stacks.map(({ dir }) => dir),
    ...(runs && { stacks: runs.stacks }),
    isAtlantis:
      runs?.executable !== undefined && !mergeChecks.some(isActions('apply')),
    ...{ replaces, checks, mergeChecks, burning },
    accepted: accepted === head,
    ...(runs?.executable !== undefined && { executable: runs.executable }),
  };
}

/** Merges what changes nothing, where that is wanted and allowed. */
async function mergeByItself(
  ctx: UpgradeContext,
  { upgrade }: UpgradeClaim,
  item: StoredItem,
  pull: ForgePullRequest,
  { mayMerge }: UpgradeJudgement,
): Promise<boolean> {
  const { rules } = upgrade.data;
  const isWanted = mayMerge && rules.autoMerge && upgrade.state === 'running';
  if (!isWanted || !isUpgradeTime(rules.hours, ctx.now())) return false;
  const { repository, data } = item;
  if (!(await ctx.mayMerge(repository, data.item.environment))) return false;
  const forge = ctx.forges.of(repositoryOf(repository));
  const { number, head } = pull;
  try {
    await forge.merge(number, { head: head.commit, method: 'merge' });
    return true;
  } catch (error) {
    // GitHub's own rules say no: people approve it, and merge it.
    const refused =
      error instanceof ForgeError &&
      ['invalid', 'forbidden', 'conflict'].includes(error.failure);
    if (!refused) throw error;
    ctx.logger.info(`${repository}#${number} is for people: ${error.message}`);
    return false;
  }
}

/** The text of the pull request says what its plans would do now. */
async function tellEffect(
  ctx: UpgradeContext,
  { upgrade }: UpgradeClaim,
  item: StoredItem,
  pull: ForgePullRequest,
) {
  const body = withBody(pull.body, bodyOf(upgrade, item, ctx.settings));
  if (body.trim() === pull.body.replace(/\r\n/g, '\n').trim()) return;
  const forge = ctx.forges.of(repositoryOf(item.repository));
  await forge.updatePullRequest(pull.number, { body });
}

/**
 * What becomes of an item by what is known now. One that stopped moves on only
 * when somebody merged or closed it: what stopped it is for a person to judge.
 */
function nextState(
  { state }: StoredItem,
  judged: UpgradeJudgement,
): StoredItem['state'] {
  return state === 'stopped' && judged.state === 'open'
    ? 'stopped'
    : judged.state;
}

async function judge(
  ctx: UpgradeContext,
  claim: UpgradeClaim,
  id: string,
): Promise<void> {
  const before = claim.item(id);
  const forge = ctx.forges.of(repositoryOf(before.repository));
  let pull = await forge.pullRequest(before.data.pull!.number);
  const facts = await factsOf(ctx, before, pull);
  let judged = judgeUpgradeItem(facts, ctx.now());
  let merged = before.data.merged;
  const isOurs =
    before.state === 'open' &&
    (await mergeByItself(ctx, claim, before, pull, judged));
  if (isOurs) {
    merged = 'by-portal';
    pull = await forge.pullRequest(pull.number);
    const { effect } = judged;
    judged = judgeUpgradeItem(await factsOf(ctx, before, pull), ctx.now());
    // The plan is of the head; the merge does not change what it said.
    judged = { ...judged, effect };
  } else if (pull.state === 'merged') merged ??= 'by-person';
  const state = nextState(before, judged);
  const keepsDetail = state === 'stopped' && judged.state === 'open';
  const detail = keepsDetail ? before.data.detail : judged.detail;
  const { number, url } = pull;
  const now = {
    ...{ effect: judged.effect, counts: judged.counts, detail, merged },
    heldBy: judged.hold?.by,
    pull: { number, url, head: pull.head.commit },
  };
  const isNew =
    state !== before.state ||
    Object.entries(now).some(
      ([key, value]) =>
        JSON.stringify(value) !==
        JSON.stringify(before.data[key as keyof typeof now]),
    );
  const { hold } = judged;
  const isAsked =
    hold?.isFree === true &&
    facts.executable !== undefined &&
    (await planAgain(ctx, before, hold, facts.executable));
  if (!isNew && !isAsked) return;
  const becomes = state !== before.state && detail;
  await claim.saveItem(id, { state, data: now }, [
    ...(isOurs ? [{ message: SAID.merged(number) }] : []),
    ...(isAsked ? [{ message: SAID.replanned(number, id) }] : []),
    ...(becomes ? [{ message: SAID.became(id, detail) }] : []),
  ]);
  await ctx.notify(claim.upgrade.id);
  if (pull.state === 'open' && judged.effect !== before.data.effect) {
    await tellEffect(ctx, claim, claim.item(id), pull);
  }
}

/**
 * Looks at all pull requests that are open, or merged and not applied. One that
 * cannot be asked about stays as it is until the next look.
 * @throws UpgradeChanged
 */
export async function lookAtAll(
  ctx: UpgradeContext,
  claim: UpgradeClaim,
): Promise<void> {
  for (const { id } of claim.items.filter(isFollowed)) {
    try {
      await judge(ctx, claim, id);
    } catch (error) {
      if ((error as Error).name === 'UpgradeChanged') throw error;
      ctx.logger.warn(
        `Upgrade ${claim.upgrade.id}: ${id} cannot be looked at: ${
          (error as Error).message
        }`,
      );
    }
  }
}
