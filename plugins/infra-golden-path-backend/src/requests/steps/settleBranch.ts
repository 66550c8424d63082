import type { PreviewFile } from '@infra-portal/infra-common';
import {
  Mirror,
  MirrorError,
  ForgeError,
  pushCommit,
  repositoryName,
} from '@infra-portal/infra-node';
import { FAILURES } from '../text/failureTexts';
import type { Proposal, StoredRequest } from '../store';
import { commitMessage } from '../text/body';
import { BranchPlan, planBranch } from './branch';
import type { Claim } from './Claim';
import { StepFailure } from './failure';
import { filesOf, toProposedFiles } from './proposedFiles';
import { repositoryOf, WorkContext } from './types';

/** Others may write to the branch between our look and our push, but not for ever. */
const TRIES = 5;
/** Own commits that are remembered; nobody follows up a branch so often. */
const REMEMBERED = 200;

const withoutTexts = (files: readonly PreviewFile[]): PreviewFile[] =>
  files.map(({ before: _b, after: _a, ...file }) => file);

/** What a preview proposes, as it is stored. */
export function toProposal(
  prepared: Awaited<ReturnType<WorkContext['previews']['prepare']>>,
): Proposal {
  const { preview, changes, application } = prepared;
  return {
    base: preview.base,
    files: toProposedFiles(changes),
    preview: {
      ...preview,
      // The texts are in `files`; twice would be once too often.
      files: withoutTexts(preview.files),
      ...(preview.application && {
        application: {
          ...preview.application,
          files: withoutTexts(preview.application.files),
        },
      }),
    },
    ...(application && {
      application: {
        ...application,
        repository: repositoryName(application.repository),
      },
    }),
  };
}

/** Whether the base has changed where we propose something. */
async function isOutdated(
  mirror: Mirror,
  { base, files }: Proposal,
): Promise<boolean> {
  const head = await mirror.head(base.branch);
  if (!head) return true;
  if (head === base.commit) return false;
  const follows = await mirror.isAncestor(base.commit, head).catch(() => false);
  if (!follows) return true;
  const ours = new Set(files.map(({ path }) => path));
  const changed = await mirror.changedPaths(base.commit, head);
  return changed.some(path => ours.has(path));
}

/** What the proposal is as one commit over its base. */
async function commitOf(
  { settings }: WorkContext,
  request: StoredRequest,
  mirror: Mirror,
) {
  const { actor, acceptedAt, proposal } = request.data;
  const at = new Date(acceptedAt);
  const { committer } = settings;
  return {
    base: proposal.base.commit,
    files: await filesOf(mirror, proposal),
    details: {
      message: commitMessage(request),
      author: {
        name: actor.displayName,
        email: actor.email ?? committer.email,
        at,
      },
      committer: { ...committer, at },
    },
  };
}

/**
 * Brings the mirror up to date: by the update that began with the order, if it
 * was just written down, and with the commit made meanwhile, which will most
 * likely be what is pushed.
 */
async function updated(ctx: WorkContext, claim: Claim, mirror: Mirror) {
  const { id } = claim.request;
  const begun = ctx.updates.get(id);
  ctx.updates.delete(id);
  if (!begun) {
    await mirror.update();
    return;
  }
  const early = commitOf(ctx, claim.request, mirror).then(
    ({ base, files, details }) =>
      mirror.commit({ ...details, parents: [base], files }),
  );
  // What is wrong with it is said when its turn comes.
  await Promise.all([begun, early.catch(() => {})]);
}

/** Renders anew when the base has moved under the proposal. */
async function keepUp(ctx: WorkContext, claim: Claim, mirror: Mirror) {
  const { data, repository } = claim.request;
  if (!(await isOutdated(mirror, data.proposal))) return;
  const prepared = await ctx.previews.prepare({
    repository: repositoryOf(repository),
    intent: data.intent,
    change: data.change,
  });
  await claim.save({
    proposal: toProposal(prepared),
    digest: prepared.preview.digest ?? data.digest,
  });
}

const withoutLast = (commits: string[], commit: string) =>
  commits.filter(each => each !== commit);

/** Remembers a commit as ours; before it can be seen by anybody. */
const remember = (claim: Claim, commit: string) =>
  claim.save({
    step: 'committed',
    ownCommits: [...withoutLast(claim.data.ownCommits, commit), commit].slice(
      -REMEMBERED,
    ),
  });

async function push(
  ctx: WorkContext,
  claim: Claim,
  mirror: Mirror,
  plan: BranchPlan & { kind: 'push' },
): Promise<string> {
  const { branch, repository, data } = claim.request;
  const { commits } = ctx.settings;
  const written = await pushCommit({
    mirror,
    forge: ctx.forges.of(repositoryOf(repository)),
    commits,
    branch,
    commit: plan.commit,
    expected: plan.expected,
    base: data.proposal.base.commit,
    message: commitMessage(claim.request),
  });
  if (commits === 'git') return written;
  if (plan.own === plan.commit) await remember(claim, written);
  // GitHub made this commit; the check reads it from the mirror.
  await mirror.update();
  return written;
}

const wasMoved = (error: unknown) =>
  (error instanceof MirrorError && error.failure === 'moved') ||
  (error instanceof ForgeError && error.failure === 'conflict');

/**
 * Makes the branch say what is proposed and gives its commit; undefined when
 * somebody's commits do not go together with ours.
 */
export async function settleBranch(
  ctx: WorkContext,
  claim: Claim,
): Promise<string | undefined> {
  const mirror = ctx.mirrors.of(repositoryOf(claim.request.repository));
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    await updated(ctx, claim, mirror);
    await keepUp(ctx, claim, mirror);
    const { data, branch, repository } = claim.request;
    const plan = await planBranch({
      mirror,
      branch,
      ...(await commitOf(ctx, claim.request, mirror)),
      data,
      former: await ctx.store.formerCommits(repository, branch),
    });
    if (plan.kind === 'conflict') {
      const { remedy, en, ko } = FAILURES.conflict;
      await claim.save(
        {
          step: 'committed',
          conflicts: plan.conflicts,
          failure: {
            step: 'committed',
            code: 'conflict',
            message: { en, ko },
            remedy,
            retryable: true,
          },
        },
        { state: 'conflict' },
      );
      return undefined;
    }
    if (plan.kind === 'there') {
      await claim.save({ step: 'pushed', conflicts: [], take: undefined });
      return plan.commit;
    }
    await remember(claim, plan.own);
    try {
      const commit = await push(ctx, claim, mirror, plan);
      await claim.save({ step: 'pushed', conflicts: [], take: undefined });
      return commit;
    } catch (error) {
      if (!wasMoved(error)) throw error;
    }
  }
  throw new StepFailure('branch-busy');
}
