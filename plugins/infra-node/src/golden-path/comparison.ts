import {
  isChange,
  type FileChange,
  type PreviewFile,
} from '@infra-portal/infra-common';
import { diffLines } from 'diff';
import { renderFiles, type RenderRequest } from './renderService';

/** Generated files of a service beside those that are there. */
export interface PathComparison {
  /** How many files the golden path gives. */
  generated: number;
  /** How many of them are byte for byte as it gives them. */
  identical: number;
  /** The others; `before` is what is there, `after` what the path gives. */
  deviations: PreviewFile[];
}

/** Longer texts are counted as replaced whole: comparing takes too long. */
const LONGEST = 512 * 1024;

/** A changed file as a preview shows it. */
export function previewFileOf(
  { path, before, after }: FileChange,
  environment?: string,
): PreviewFile {
  return {
    path,
    state: stateOf(before, after),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...countLines(before ?? '', after ?? ''),
    ...(environment !== undefined && { environment }),
  };
}

function stateOf(before?: string, after?: string): PreviewFile['state'] {
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'changed';
}

const linesIn = (text: string) =>
  text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;

function countLines(before: string, after: string) {
  if (before.length + after.length > LONGEST) {
    return { added: linesIn(after), removed: linesIn(before) };
  }
  let added = 0;
  let removed = 0;
  for (const part of diffLines(before, after)) {
    if (part.added) added += part.count;
    if (part.removed) removed += part.count;
  }
  return { added, removed };
}

/**
 * The golden-path check: whether the files that are there are what the golden
 * path makes of the intent. Throws as {@link renderFiles}.
 * @param request `base` is the tree to be checked
 */
export async function compareWithPath(
  request: RenderRequest,
): Promise<PathComparison> {
  const { files } = await renderFiles(request);
  const deviations = files.filter(isChange);
  return {
    generated: files.length,
    identical: files.length - deviations.length,
    deviations: deviations.map(change => previewFileOf(change)),
  };
}
