import { removeBranch } from './previewCommit';
import type { Work } from './Work';

/** Takes the branch away now; what fails here is left to the sweep. */
export async function takeAway(work: Work): Promise<void> {
  const { ctx, plan } = work;
  if (plan.branchState !== 'noted') return;
  try {
    await removeBranch(ctx, plan);
    work.branchGone();
  } catch (error) {
    ctx.logger.warn(`${plan.branch} is not deleted yet: ${error}`);
  }
}
