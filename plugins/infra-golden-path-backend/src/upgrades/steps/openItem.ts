import { REPOSITORY_EVENTS, UPGRADE_TEXTS } from '@infra-portal/infra-common';
import {
  type Forge,
  ForgeError,
  MirrorError,
  plainLine,
  pushCommit,
} from '@infra-portal/infra-node';
import { type BranchPlan, planBranch } from '../../requests/steps/branch';
import { StepFailure } from '../../requests/steps/failure';
import { repositoryOf } from '../../requests/steps/types';
import type { ItemFiles, UpgradeBase } from '../source';
import type { StoredItem } from '../store';
import { bodyOf, SAID, titleOf } from '../text';
import type { UpgradeContext } from './types';
import type { UpgradeClaim } from './UpgradeClaim';

/** Others may write to the branch between our look and our push, but not for ever. */
const TRIES = 5;
/** GitHub's limit. */
const LABEL = 50;

const wasMoved = (error: unknown) =>
  (error instanceof MirrorError && error.failure === 'moved') ||
  (error instanceof ForgeError && error.failure === 'conflict');

/** The default branch as of now. */
async function baseOf(
  ctx: UpgradeContext,
  { repository }: StoredItem,
): Promise<UpgradeBase> {
  const mirror = ctx.mirrors.of(repositoryOf(repository));
  await mirror.update();
  const branch = await mirror.defaultBranch();
  return { mirror, branch, commit: (await mirror.head(branch))! };
}

/** Signed with the beginning of the upgrade: the same at each attempt. */
function detailsOf(
  { settings }: UpgradeContext,
  { upgrade }: UpgradeClaim,
  item: StoredItem,
) {
  const { actor } = upgrade.data;
  const { committer } = settings;
  const at = new Date(upgrade.startedAt);
  return {
    message: `${titleOf(upgrade, item)}\n`,
    author: {
      name: plainLine(actor.displayName, 100),
      email: actor.email ?? committer.email,
      at,
    },
    committer: { ...committer, at },
  };
}

/**
 * Writes the commits of items into the mirrors at once; opening them one after
 * the other finds them there. What is wrong with one is said when its turn comes.
 */
export async function prepareCommits(
  ctx: UpgradeContext,
  claim: UpgradeClaim,
  ids: readonly string[],
): Promise<void> {
  const { subject, memo } = claim.upgrade.data;
  const source = ctx.sources[subject.kind]!;
  const items = ids.map(id => claim.item(id));
  for (const repository of new Set(items.map(each => each.repository))) {
    const own = items.filter(each => each.repository === repository);
    const base = await baseOf(ctx, own[0]);
    const commits = [];
    for (const item of own) {
      const question = { subject, item: item.data.item, memo, base };
      const { files } = await source.filesOf(question);
      const details = detailsOf(ctx, claim, item);
      commits.push({ ...details, parents: [base.commit], files });
    }
    await base.mirror.commits(commits);
  }
}

/** What the branch has to become; `undefined`: nothing is left to change. */
async function planOf(
  ctx: UpgradeContext,
  claim: UpgradeClaim,
  item: StoredItem,
  base: UpgradeBase,
  files: ItemFiles['files'],
): Promise<BranchPlan | undefined> {
  try {
    return await planBranch({
      ...{ mirror: base.mirror, branch: item.branch, base: base.commit, files },
      details: detailsOf(ctx, claim, item),
      data: item.data,
      former: await ctx.store.formerCommits(item.repository, item.branch),
    });
  } catch (error) {
    const nothing =
      error instanceof StepFailure && error.code === 'nothing-to-change';
    if (nothing) return undefined;
    throw error;
  }
}

/** Brings the branch to where it proposes the files, or says why it cannot be. */
async function settleBranch(
  ctx: UpgradeContext,
  claim: UpgradeClaim,
  id: string,
): Promise<{ base: UpgradeBase; commit: string } | undefined> {
  const { upgrade } = claim;
  const { subject, memo } = upgrade.data;
  const source = ctx.sources[subject.kind]!;
  for (let attempt = 1; ; attempt += 1) {
    const item = claim.item(id);
    const base = await baseOf(ctx, item);
    const question = { subject, item: item.data.item, memo, base };
    const { files, conflicts } = await source.filesOf(question);
    if (conflicts.length > 0) {
      await inConflict(claim, id, conflicts);
      return undefined;
    }
    const plan =
      files.length > 0
        ? await planOf(ctx, claim, item, base, files)
        : undefined;
    if (!plan) {
      await claim.saveItem(
        id,
        { state: 'unneeded', data: { detail: SAID.gone } },
        [{ message: SAID.unneeded(id) }],
      );
      return undefined;
    }
    if (plan.kind === 'conflict') {
      await inConflict(
        claim,
        id,
        plan.conflicts.map(({ path }) => path),
      );
      return undefined;
    }
    if (plan.kind === 'there') return { base, commit: plan.commit };
    const ownCommits = [...item.data.ownCommits, plan.own];
    await claim.saveItem(id, {
      data: { ownCommits: [...new Set(ownCommits)] },
    });
    try {
      const commit = await pushCommit({
        ...{ mirror: base.mirror, branch: item.branch, commit: plan.commit },
        forge: ctx.forges.of(repositoryOf(item.repository)),
        commits: ctx.settings.commits,
        ...{ expected: plan.expected, base: base.commit },
        message: detailsOf(ctx, claim, item).message,
      });
      return { base, commit };
    } catch (error) {
      if (!wasMoved(error) || attempt === TRIES) throw error;
    }
  }
}

async function inConflict(claim: UpgradeClaim, id: string, paths: string[]) {
  const { item } = claim.item(id).data;
  await claim.saveItem(
    id,
    {
      state: 'conflict',
      data: { detail: SAID.conflict, item: { ...item, conflicts: paths } },
    },
    [{ message: SAID.became(id, SAID.conflict) }],
  );
}

/** Finds or opens the pull request of an item's branch. */
async function openPull(
  { settings }: UpgradeContext,
  forge: Forge,
  { upgrade }: UpgradeClaim,
  item: StoredItem,
  base: UpgradeBase,
) {
  const there = await forge.pullRequestOf(item.branch);
  if (there?.state === 'open') return there;
  return forge.createPullRequest({
    title: titleOf(upgrade, item),
    body: bodyOf(upgrade, item, settings),
    ...{ head: item.branch, base: base.branch, draft: false },
  });
}

async function label(
  ctx: UpgradeContext,
  forge: Forge,
  { data }: StoredItem,
  number: number,
) {
  const { product } = data.item;
  const labels = [
    ...['infra-portal', 'upgrade'],
    ...(product ? [`product:${product}`.slice(0, LABEL)] : []),
  ];
  try {
    await forge.addLabels(number, labels);
  } catch (error) {
    // The pull request can do without.
    if (!(error instanceof ForgeError)) throw error;
    ctx.logger.warn(`#${number} could not be labelled: ${error.message}`);
  }
}

/**
 * Opens the pull request of an item. What an earlier life did is found by the
 * branch, and gone on with.
 * @throws UpgradeChanged
 */
export async function openItem(
  ctx: UpgradeContext,
  claim: UpgradeClaim,
  id: string,
): Promise<void> {
  const { data } = claim.item(id);
  const { product, environment } = data.item;
  const burning =
    product === undefined || data.burningAccepted
      ? []
      : await ctx.burning(product, environment);
  if (burning.length > 0) {
    const detail = UPGRADE_TEXTS.burning(burning);
    await claim.saveItem(id, { state: 'stopped', data: { detail } }, [
      { message: SAID.became(id, detail) },
    ]);
    return;
  }
  // Proves that nobody paused or cancelled it before anything is pushed.
  await claim.saveItem(id, { state: 'opening', data: { detail: undefined } });
  await ctx.notify(claim.upgrade.id);
  const settled = await settleBranch(ctx, claim, id);
  if (!settled) return;
  const { base, commit } = settled;
  const item = claim.item(id);
  const forge = ctx.forges.of(repositoryOf(item.repository));
  const pull = await openPull(ctx, forge, claim, item, base);
  await label(ctx, forge, item, pull.number);
  const known = item.data.pull?.number === pull.number;
  await claim.saveItem(
    id,
    {
      state: 'open',
      data: {
        pull: { number: pull.number, url: pull.url, head: commit },
        detail: UPGRADE_TEXTS.waits.unknown,
        item: { ...item.data.item, conflicts: [] },
      },
    },
    known ? [] : [{ message: SAID.opened(pull.number, id) }],
  );
  await ctx.publish(REPOSITORY_EVENTS.pullRequest, {
    ...{ repository: item.repository, number: pull.number, state: 'open' },
    ...{ branch: item.branch, head: commit },
  });
}
