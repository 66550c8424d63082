import type { ReviewFile } from '@infra-portal/infra-common';
import {
  type ChangedFile,
  changedFiles,
  CODEOWNERS_PATHS,
  type CodeownersRule,
  commitCount,
  ownersOf,
  parseCodeowners,
} from '@infra-portal/infra-node';
import type { BaseTree } from '../repository/types';
import { LruMap, once } from '../util/LruMap';
import type { ReviewedPull } from './ReviewedPulls';

/** Bytes of a file that is not shown at once. */
const LARGE = 256 * 1024;
/** Lines that come and go in one. */
const MANY_LINES = 3_000;
/** Rows of files kept for pull requests that are looked at. */
const MOST_ROWS = 200_000;

const known = new LruMap<string, Promise<ChangedFile[]>>(200);
const counts = new LruMap<string, Promise<number>>(500);
const rulesOf = new LruMap<string, Promise<CodeownersRule[]>>(50);

/** What git says of the files of a pull request; the same commits once. */
export function filesOfPull({
  mirror,
  mergeBase,
  head,
}: ReviewedPull): Promise<ChangedFile[]> {
  const key = `${mirror.directory} ${mergeBase} ${head}`;
  return once(known, key, async () => {
    const files = await changedFiles(mirror.directory, mergeBase, head);
    return files.slice(0, MOST_ROWS);
  });
}

/** How many commits a pull request has; counted once for the same commits. */
export function commitsOf({
  mirror: { directory },
  mergeBase,
  head,
}: ReviewedPull): Promise<number> {
  return once(counts, `${directory} ${mergeBase} ${head}`, () =>
    commitCount(directory, mergeBase, head),
  );
}

/** Whether a file is compared only when somebody asks for it. */
export function isLarge({ size, added = 0, removed = 0 }: ChangedFile) {
  return size > LARGE || added + removed > MANY_LINES;
}

const isText = (side?: { mode: string }) =>
  side === undefined || side.mode !== '160000';

/** Whether it is compared by lines; one that is too large may well be a text. */
export const isBinary = (file: ChangedFile): boolean =>
  (file.added === undefined && file.size <= 4 * 1024 * 1024) ||
  !isText(file.after) ||
  !isText(file.before);

/** A file as the page lists it, but for what golden paths say of it. */
export function reviewFile(
  file: ChangedFile,
  rules: readonly CodeownersRule[],
): ReviewFile {
  const { path, from, state, size, added = 0, removed = 0 } = file;
  return {
    path,
    ...(from !== undefined && { from }),
    ...{ state, added, removed, size },
    binary: isBinary(file),
    large: isLarge(file),
    owners: ownersOf(rules, path),
    ...(file.after && { blob: file.after.id }),
  };
}

/** Rules of CODEOWNERS on the default branch. */
export function codeownersOf(tree: BaseTree): Promise<CodeownersRule[]> {
  return once(rulesOf, `${tree.directory} ${tree.commit}`, async () => {
    for (const path of CODEOWNERS_PATHS) {
      const text = await tree.read(path);
      if (text !== undefined) return parseCodeowners(text);
    }
    return [];
  });
}
