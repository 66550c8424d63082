import {
  cutSame,
  isChange,
  type FileChange,
  type PreviewFile,
} from '@infra-portal/infra-common';
import { createTwoFilesPatch, diffLines } from 'diff';
import { renderFiles, type RenderRequest } from './renderService';

/** Generated files of a service beside those that are there. */
export interface PathComparison {
  /** How many files the golden path gives. */
  generated: number;
  /** How many of them are byte for byte as it gives them. */
  identical: number;
  /**
   * The others; `before` is what is there, `after` what the path gives. A file
   * that only the former intent gave is there without `after`.
   */
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

/** The lines from the first that differs to the last; long lists change little. */
export function differingLines(a: string, b: string): [string, string] {
  const { before, after } = cutSame(a, b);
  return [before, after];
}

function countLines(whole: string, changed: string) {
  const [before, after] = differingLines(whole, changed);
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
  return (await compareFiles(request)).comparison;
}

/** The same with the paths of all files that the golden path gives. */
export async function compareFiles(
  request: RenderRequest,
): Promise<{ comparison: PathComparison; paths: string[] }> {
  const { files } = await renderFiles({ ...request, asGiven: true });
  const generated = files.filter(({ after }) => after !== undefined);
  const deviations = files.filter(isChange);
  return {
    comparison: {
      generated: generated.length,
      identical: generated.filter(change => !isChange(change)).length,
      deviations: deviations.map(change => previewFileOf(change)),
    },
    paths: generated.map(({ path }) => path),
  };
}

/**
 * Two texts as a unified diff with three lines around each change; empty where
 * they are the same. An absent text is `/dev/null`.
 */
export function unifiedDiff(
  path: string,
  before: string | undefined,
  after: string | undefined,
): string {
  if (before === after) return '';
  const [from, to] = [before ?? '', after ?? ''];
  if (from.length + to.length > LONGEST)
    return `${path}: too long to compare\n`;
  const patch = createTwoFilesPatch(
    before === undefined ? '/dev/null' : `a/${path}`,
    after === undefined ? '/dev/null' : `b/${path}`,
    from,
    to,
    undefined,
    undefined,
    { context: 3 },
  );
  // Without the line that some programs put before a patch.
  return patch.replace(/^=+\n/, '');
}
