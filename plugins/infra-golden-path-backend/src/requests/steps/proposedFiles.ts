import {
  applyExcerpt,
  excerptOf,
  type FileChange,
} from '@infra-portal/infra-common';
import type { FileWrite, Mirror } from '@infra-portal/infra-node';
import type { Proposal } from '../store';

/** UTF-16 units of shorter texts, which are kept whole. */
const LONG = 16 * 1024;

/**
 * What changes, as it is stored: of long lists only the lines that change, as it
 * is written at each step.
 */
export function toProposedFiles(
  changes: readonly FileChange[],
): Proposal['files'] {
  return changes
    .filter(({ before, after }) => before !== after)
    .map(({ path, before, after }) => {
      const isLong = before !== undefined && (after?.length ?? 0) >= LONG;
      const excerpt = isLong ? excerptOf(before, after!) : undefined;
      return excerpt ? { path, excerpt } : { path, text: after };
    });
}

/** The whole files of a proposal. */
export async function filesOf(
  mirror: Pick<Mirror, 'read'>,
  { base, files }: Pick<Proposal, 'base' | 'files'>,
): Promise<FileWrite[]> {
  return Promise.all(
    files.map(async ({ path, text, excerpt }) => {
      if (!excerpt) return { path, text };
      const before = (await mirror.read(base.commit, path)) ?? '';
      return { path, text: applyExcerpt(before, excerpt) };
    }),
  );
}
