import { createHash, randomUUID } from 'node:crypto';
import { PREVIEW_BRANCHES } from '@infra-portal/infra-common';
import { repositoryName, type RepositoryRef } from '@infra-portal/infra-node';
import { removeBranch } from './steps/previewCommit';
import type { StoredPlan } from './store';
import { PROBLEMS } from './texts';
import type { RealPlanContext } from './types';

/** A mirror that is older is brought up to date before its branches are read. */
const OLD = 10 * 60;
/** Plans are forgotten after so many milliseconds, with what they printed. */
const KEPT = 7 * 24 * 60 * 60_000;
/** Time beside that of a plan, in which another portal may want a branch. */
const MARGIN = 30 * 60_000;

type SweepContext = Omit<RealPlanContext, 'previews' | 'ask' | 'servers'>;

/**
 * Ends what dead processes left, and deletes branches that nobody needs. What
 * cannot be deleted now is tried again at the next call.
 */
export async function sweepRealPlans(
  ctx: SweepContext,
  repositories: readonly RepositoryRef[],
  signal?: AbortSignal,
): Promise<void> {
  const { store, now, notify, logger } = ctx;
  for (const plan of await store.abandoned()) {
    await store.end(plan.id, interrupted(plan, now()));
    await notify(plan.id);
  }
  for (const plan of await store.leftovers()) {
    if (signal?.aborted) return;
    try {
      await removeBranch(ctx, plan);
      await store.noteBranchGone(plan.id);
      await notify(plan.id);
    } catch (error) {
      logger.warn(`${plan.branch} is not deleted yet: ${error}`);
    }
  }
  for (const repository of repositories) {
    if (signal?.aborted) return;
    await noteStrays(ctx, repository).catch(error =>
      logger.warn(
        `Branches of ${repositoryName(repository)} cannot be read: ${error}`,
      ),
    );
  }
  await store.forget(new Date(now().getTime() - KEPT).toISOString());
}

function interrupted(plan: StoredPlan, at: Date): StoredPlan {
  const code = 'interrupted';
  return {
    ...plan,
    state: 'failed',
    since: at.toISOString(),
    data: { ...plan.data, problem: { code, message: PROBLEMS[code] } },
  };
}

/**
 * Writes down branches that no plan knows, such as those of a database that was
 * lost, so that they go when no portal can need them any more.
 */
async function noteStrays(
  { store, mirrors, forges, settings, now, logger }: SweepContext,
  repository: RepositoryRef,
): Promise<void> {
  const mirror = mirrors.of(repository);
  const age = mirror.age();
  if (age === undefined) return;
  if (age > OLD) await mirror.update();
  const branches = await mirror.branches(PREVIEW_BRANCHES);
  if (branches.size === 0) return;
  const name = repositoryName(repository);
  const noted = await store.notedBranches(name);
  for (const branch of branches.keys()) {
    if (noted.has(branch)) continue;
    const commit = await forges.of(repository).head(branch);
    if (commit === undefined) continue;
    const at = now();
    const due = new Date(at.getTime() + settings.timeout + MARGIN);
    await store.insert(strayPlan(name, branch, commit, at, due));
    logger.info(`${branch} of ${name} is nobody's, and goes at ${due}`);
  }
}

/** Only stands for its branch. */
function strayPlan(
  repository: string,
  branch: string,
  commit: string,
  at: Date,
  due: Date,
): StoredPlan {
  return {
    id: randomUUID(),
    key: createHash('sha256').update(`${repository} ${branch}`).digest('hex'),
    ...{ repository, branch, commit },
    server: '',
    requestedBy: '',
    state: 'failed',
    since: at.toISOString(),
    createdAt: at.toISOString(),
    dueAt: due.toISOString(),
    branchState: 'noted',
    data: {
      ...{ intent: null, change: '', digest: '', locks: 'ask' },
      ...{ held: [], plans: [] },
    },
  };
}
