import { NotFoundError } from '@backstage/errors';
import {
  endsWithinLine,
  excerptOfAny,
  type ReviewDiff,
} from '@infra-portal/infra-common';
import type { ChangedFile } from '@infra-portal/infra-node';
import { createPauses } from '../util/steps';
import { filesOfPull, isBinary, isLarge } from './reviewFiles';
import type { ReviewedPull } from './ReviewedPulls';

export interface DiffQuery {
  paths: readonly string[];
  /** Large ones too. */
  whole?: boolean;
}

/** Characters of both texts beyond which nobody reads a comparison. */
const LONGEST = 4 * 1024 * 1024;

const isShown = (file: ChangedFile, whole: boolean) =>
  !isBinary(file) && (whole || !isLarge(file));

const idsOf = ({ before, after }: ChangedFile) =>
  [before, after].flatMap(side => (side ? [side.id] : []));

/** The texts of some files of a pull request; what is none of them is `gone`. */
export async function diffsOf(
  reviewed: ReviewedPull,
  { paths, whole = false }: DiffQuery,
): Promise<ReviewDiff[]> {
  const files = new Map(
    (await filesOfPull(reviewed)).map(file => [file.path, file]),
  );
  const wanted = [...new Set(paths)];
  const shown = wanted.flatMap(path => {
    const file = files.get(path);
    return file && isShown(file, whole) ? [file] : [];
  });
  const texts = await reviewed.mirror.readObjects(shown.flatMap(idsOf));
  const pause = createPauses();
  const diffs: ReviewDiff[] = [];
  for (const path of wanted) {
    diffs.push(diffOf(path, files.get(path), texts, whole));
    await pause();
  }
  return diffs;
}

function diffOf(
  path: string,
  file: ChangedFile | undefined,
  texts: ReadonlyMap<string, string>,
  whole: boolean,
): ReviewDiff {
  const nothing = {
    path,
    endsWithin: { before: false, after: false },
    origins: [],
  };
  if (!file) return { ...nothing, reason: 'gone' };
  const named = {
    ...nothing,
    ...(file.from !== undefined && { from: file.from }),
  };
  if (isBinary(file)) return { ...named, reason: 'binary' };
  const [before, after] = [file.before, file.after].map(
    side => side && texts.get(side.id),
  );
  const isRead = idsOf(file).every(id => texts.has(id));
  const length = (before?.length ?? 0) + (after?.length ?? 0);
  if (!isShown(file, whole) || !isRead || length > LONGEST) {
    return { ...named, reason: 'too-large' };
  }
  return {
    ...named,
    excerpt: excerptOfAny(before, after),
    endsWithin: {
      before: endsWithinLine(before),
      after: endsWithinLine(after),
    },
  };
}

export interface LinesQuery {
  path: string;
  side: 'before' | 'after';
  /** First and last line, from 1. */
  from: number;
  to: number;
}

/**
 * Lines of a file before or after the change.
 * @throws NotFoundError when the file has no such side
 */
export async function linesOfFile(
  reviewed: ReviewedPull,
  { path, side, from, to }: LinesQuery,
) {
  const file = (await filesOfPull(reviewed)).find(each => each.path === path);
  const id = file?.[side]?.id;
  const text = id && (await reviewed.mirror.readObjects([id])).get(id);
  if (text === undefined || text === '') {
    throw new NotFoundError(
      `${JSON.stringify(path.slice(0, 200))} has no text ${side} the change`,
    );
  }
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return { path, from, lines: lines.slice(from - 1, to), total: lines.length };
}
