import { posix } from 'node:path';
import {
  isSloFile,
  sloDerivedFiles,
  type SloFile,
  type SloFileProblem,
  sloSharedFolder,
} from '../slo';
import type { RenderedFile } from './renderOutputs';

/** Text of the files below a folder, by path. */
export type FilesIn = (folder: string) => Promise<ReadonlyMap<string, string>>;

/** What follows from the objectives among rendered files. */
export interface ObjectiveFiles {
  files: Map<string, RenderedFile>;
  /** Why some of the objectives give nothing. */
  problems: SloFileProblem[];
}

const objectivesOf = (files: ReadonlyMap<string, RenderedFile>) =>
  [...files.values()].filter(
    ({ path, scope }) => isSloFile(path) && scope !== 'repository',
  );

const isYaml = (file: string) => /\.ya?ml$/.test(file);
const isShared = (folder: string) => folder.endsWith('/_shared');

const sorted = (sources: ReadonlyMap<string, string>): SloFile[] =>
  [...sources]
    .map(([file, text]) => ({ path: file, text }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));

/** Folders of objectives, and of documents that they refer to. */
const foldersOf = (files: readonly RenderedFile[]): Set<string> =>
  new Set(
    files.flatMap(({ path: file }) => {
      const shared = sloSharedFolder(file);
      return [posix.dirname(file), ...(shared === undefined ? [] : [shared])];
    }),
  );

/**
 * What follows from the objectives that a golden path gives: rules and tests of
 * each, and a dashboard of all in a folder, those that people wrote among them.
 * @param other what the same service gave before, or gives now
 * @param filesIn of the base
 */
export async function objectiveFiles(
  rendered: ReadonlyMap<string, RenderedFile>,
  other: ReadonlyMap<string, RenderedFile>,
  filesIn: FilesIn,
): Promise<ObjectiveFiles> {
  const own = objectivesOf(rendered);
  const all = [...own, ...objectivesOf(other)];
  const files = new Map<string, RenderedFile>();
  if (all.length === 0) return { files, problems: [] };
  const sources = new Map<string, string>();
  for (const folder of foldersOf(all)) {
    for (const [path, text] of await filesIn(folder)) {
      const isBeside = isSloFile(path) && !rendered.has(path);
      if (isShared(folder) ? isYaml(path) : isBeside && !other.has(path)) {
        sources.set(path, text);
      }
    }
  }
  own.forEach(({ path, text }) => sources.set(path, text));
  const derived = sloDerivedFiles(sorted(sources));
  for (const { kind, path, text, source } of derived.files) {
    const of = rendered.get(source);
    // What a path writes itself stays as it writes it.
    if (rendered.has(path)) continue;
    if (kind === 'dashboard') files.set(path, { path, text, scope: 'service' });
    else if (of) files.set(path, { ...of, path, text });
  }
  const problems = derived.problems.filter(({ file }) => rendered.has(file));
  return { files, problems };
}
