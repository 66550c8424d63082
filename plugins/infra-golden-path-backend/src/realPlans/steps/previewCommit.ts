import { PREVIEW_TRAILER } from '@infra-portal/infra-common';
import { type Mirror, pushCommit } from '@infra-portal/infra-node';
import type { Prepared } from '../../previews/types';
import type { StoredPlan } from '../store';
import type { RealPlanContext } from '../types';
import { repositoryOf } from './repositoryOf';

/**
 * The words in brackets keep workflows from starting. The last line says to
 * whoever hears of the commit that it proposes nothing.
 */
const messageOf = ({ id }: StoredPlan, { product, service }: Prepared) =>
  `Preview ${product}/${service} for a plan [skip ci]

The portal made this to see a plan before there is a pull request, and
deletes it afterwards.

${PREVIEW_TRAILER}: ${id}
`;

/** The preview as one commit over its base, in the mirror only. */
export async function previewCommit(
  { mirrors, commits }: RealPlanContext,
  plan: StoredPlan,
  prepared: Prepared,
): Promise<string> {
  const mirror = mirrors.of(repositoryOf(plan.repository));
  const at = new Date(plan.createdAt);
  return mirror.commit({
    parents: [prepared.preview.base.commit],
    files: prepared.changes.map(({ path, after }) => ({ path, text: after })),
    message: messageOf(plan, prepared),
    author: { ...commits.committer, at },
    committer: { ...commits.committer, at },
  });
}

/**
 * Puts the commit on the preview's branch, whatever was there: it is the
 * portal's, and of nobody who works on it now.
 * @returns the commit that the branch is at
 */
export async function pushPreview(
  ctx: RealPlanContext,
  plan: StoredPlan,
  prepared: Prepared,
  commit: string,
): Promise<string> {
  const repository = repositoryOf(plan.repository);
  const forge = ctx.forges.of(repository);
  return pushCommit({
    mirror: ctx.mirrors.of(repository),
    forge,
    commits: ctx.commits.commits,
    branch: plan.branch,
    commit,
    expected: await forge.head(plan.branch),
    base: prepared.preview.base.commit,
    message: messageOf(plan, prepared),
  });
}

/** Whether a commit of a branch is the one that was made for a plan. */
async function isOurs(mirror: Mirror, commit: string, head: string) {
  if (commit === head) return true;
  // GitHub makes one of its own of the same files, with `commits: api`.
  return mirror.sameFiles(commit, head).catch(() => false);
}

/**
 * Takes the branch away; gone already is fine. One that somebody else wrote to
 * stays for the sweep, which gives them time.
 * @throws MirrorError or ForgeError when GitHub cannot be asked
 */
export async function removeBranch(
  {
    mirrors,
    forges,
    logger,
  }: Pick<RealPlanContext, 'mirrors' | 'forges' | 'logger'>,
  {
    repository,
    branch,
    commit,
  }: Pick<StoredPlan, 'repository' | 'branch' | 'commit'>,
): Promise<void> {
  const ref = repositoryOf(repository);
  const forge = forges.of(ref);
  const head = await forge.head(branch);
  if (head === undefined) return;
  const mirror = mirrors.of(ref);
  if (head !== commit) await mirror.update();
  if (commit !== undefined && !(await isOurs(mirror, commit, head))) {
    logger.warn(
      `Somebody else wrote to ${branch} in ${repository}; it is deleted later`,
    );
    return;
  }
  await mirror.deleteBranch(branch, head);
}
