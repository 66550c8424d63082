import { blobId, type Forge } from '@infra-portal/infra-node';
import { missingFiles, pathsOf } from '../../applications/proposeApplication';
import { StepFailure } from '../steps/failure';
import type { ApplicationProgress, ApplicationProposal } from './types';

/** What a branch should become, or why nothing has to be done. */
export type FilesPlan =
  | { kind: 'complete' }
  | { kind: 'there'; commit: string }
  | {
      kind: 'commit';
      /** The branch as it is; undefined: it is made. */
      expected: string | undefined;
      parent: string;
      files: { path: string; text: string | undefined }[];
    };

/**
 * Finds out what the branch has to become so that it proposes what is missing,
 * and nothing that is there is overwritten. Commits of others stay: with them on
 * it the branch is left as it is.
 * @throws StepFailure `repository-empty`, or `branch-taken` when the branch has
 *   nothing to do with us
 */
export async function planFiles(
  forge: Forge,
  base: string,
  { branch, files }: ApplicationProposal,
  progress: Pick<ApplicationProgress, 'commits' | 'written' | 'pull'>,
): Promise<FilesPlan> {
  const start = await forge.head(base);
  if (!start) throw new StepFailure('repository-empty');
  const there = await forge.lookUp(start, pathsOf(files));
  const wanted = missingFiles(files, { there: new Set(there.keys()) });
  const head = await forge.head(branch);
  if (!head) {
    if (wanted.length === 0) return { kind: 'complete' };
    const texts = wanted.map(({ path, text }) => ({ path, text }));
    return { kind: 'commit', expected: head, parent: start, files: texts };
  }
  const paths = wanted.map(({ path }) => path);
  const gone = progress.written.filter(
    path => !paths.includes(path) && !there.has(path),
  );
  const now = await forge.lookUp(head, [...paths, ...gone]);
  const different = wanted.filter(
    ({ path, text }) => now.get(path) !== blobId(text),
  );
  const removed = gone.filter(path => now.has(path));
  if (different.length + removed.length === 0) {
    return { kind: 'there', commit: head };
  }
  if (!progress.commits.includes(head)) {
    // Somebody goes on with it; what they made of it is theirs.
    if (progress.pull) return { kind: 'there', commit: head };
    throw new StepFailure('branch-taken');
  }
  return {
    kind: 'commit',
    expected: head,
    parent: head,
    files: [
      ...different.map(({ path, text }) => ({ path, text })),
      ...removed.map(path => ({ path, text: undefined })),
    ],
  };
}
