import type {
  FileWrite,
  Mirror,
  MergeConflict,
  NewCommit,
} from '@infra-portal/infra-node';
import { StepFailure } from './failure';
import type { RequestData, Take } from '../store';

type Details = Omit<NewCommit, 'parents' | 'files'>;

/** What a branch should become. */
export type BranchPlan =
  /** It says what it should already. */
  | { kind: 'there'; commit: string }
  | {
      kind: 'push';
      commit: string;
      /** Commit whose tree is exactly ours; the same as `commit` unless it was merged. */
      own: string;
      expected: string | undefined;
    }
  | { kind: 'conflict'; conflicts: MergeConflict[]; head: string };

interface Situation {
  mirror: Mirror;
  branch: string;
  /** Commit of the base that the files were rendered for. */
  base: string;
  files: FileWrite[];
  details: Details;
  data: Pick<RequestData, 'ownCommits' | 'pull' | 'take'>;
  /** Commits of requests that are over. */
  former: readonly string[];
}

const sameTree = async (mirror: Mirror, a: string, b: string) =>
  a === b || mirror.sameFiles(a, b);

/** The same for one that was perhaps never pushed, and this mirror never saw. */
const perhapsSameTree = (mirror: Mirror, a: string, b: string) =>
  sameTree(mirror, a, b).catch(() => false);

/** Our files over the base, following a commit of the branch. */
async function commitAfter(
  { mirror, base, files, details }: Situation,
  clean: string,
  head: string,
): Promise<string> {
  if (!(await mirror.isAncestor(base, head))) {
    // The base has moved on: its tree with our files, following both.
    return mirror.commit({ ...details, parents: [base, head], files });
  }
  const paths = await mirror.changedPaths(head, clean);
  const writes = await Promise.all(
    paths.map(async path => ({ path, text: await mirror.read(clean, path) })),
  );
  return mirror.commit({ ...details, parents: [head], files: writes });
}

/** Gives one side its way where both do not go together. */
async function mergeTaking(
  mirror: Mirror,
  ours: string,
  head: string,
  details: Details,
  take: Take | undefined,
) {
  const first = await mirror.merge(ours, head, details);
  if (first.commit || !take) return first;
  const winner = take === 'ours' ? ours : head;
  const loser = take === 'ours' ? head : ours;
  const files = await Promise.all(
    first.conflicts.map(async ({ path }) => ({
      path,
      text: await mirror.read(winner, path),
    })),
  );
  const giving = await mirror.commit({ ...details, parents: [loser], files });
  return take === 'ours'
    ? mirror.merge(ours, giving, details)
    : mirror.merge(giving, head, details);
}

/**
 * Finds out what a branch has to become so that it proposes our files and loses
 * nobody's commits. Writes into the mirror only.
 * @throws StepFailure `branch-taken` when the branch has nothing to do with us
 */
export async function planBranch(situation: Situation): Promise<BranchPlan> {
  const { mirror, branch, base, files, details, data, former } = situation;
  const head = await mirror.head(branch);
  const clean = await mirror.commit({ ...details, parents: [base], files });
  if (await sameTree(mirror, base, clean)) {
    throw new StepFailure('nothing-to-change');
  }
  if (!head) return { kind: 'push', commit: clean, own: clean, expected: head };
  if (await sameTree(mirror, head, clean)) {
    return { kind: 'there', commit: head };
  }
  if (await mirror.isAncestor(head, base)) {
    // What it had is in the base; nothing is lost by going on from there.
    return { kind: 'push', commit: clean, own: clean, expected: head };
  }
  const own = [...data.ownCommits, ...former];
  const last = data.ownCommits.at(-1);
  const isOurs =
    own.includes(head) ||
    // Written by the API, whose answer got lost.
    (last !== undefined && (await perhapsSameTree(mirror, last, head)));
  if (isOurs) {
    const commit = await commitAfter(situation, clean, head);
    return { kind: 'push', commit, own: commit, expected: head };
  }
  const anchor = await lastAncestor(mirror, own, head);
  if (!anchor && !data.pull) throw new StepFailure('branch-taken');
  const nothingNew =
    anchor !== undefined &&
    (await mirror.isAncestor(base, anchor)) &&
    (await sameTree(mirror, anchor, clean));
  if (nothingNew) return { kind: 'there', commit: head };
  const ours = anchor ? await commitAfter(situation, clean, anchor) : clean;
  const merged = await mergeTaking(mirror, ours, head, details, data.take);
  if (!merged.commit) {
    return { kind: 'conflict', conflicts: merged.conflicts, head };
  }
  return { kind: 'push', commit: merged.commit, own: ours, expected: head };
}

async function lastAncestor(
  mirror: Mirror,
  commits: readonly string[],
  head: string,
): Promise<string | undefined> {
  for (const commit of [...commits].reverse()) {
    // One that was never pushed may be unknown to this mirror.
    const is = await mirror.isAncestor(commit, head).catch(() => false);
    if (is) return commit;
  }
  return undefined;
}
