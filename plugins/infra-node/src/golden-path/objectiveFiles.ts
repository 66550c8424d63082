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

/**
 * What follows from the objectives that a golden path gives, such as their rules.
 * @param filesIn of the base, for documents that objectives share
 */
export async function objectiveFiles(
  rendered: ReadonlyMap<string, RenderedFile>,
  filesIn: FilesIn,
): Promise<ObjectiveFiles> {
  const own = [...rendered.values()].filter(
    ({ path: file, scope }) => isSloFile(file) && scope !== 'repository',
  );
  const files = new Map<string, RenderedFile>();
  if (own.length === 0) return { files, problems: [] };
  const derived = sloDerivedFiles([...(await sharedOf(own, filesIn)), ...own]);
  for (const { path: file, text, source } of derived.files) {
    const of = rendered.get(source);
    // What a path writes itself stays as it writes it.
    if (of && !rendered.has(file)) files.set(file, { ...of, path: file, text });
  }
  const problems = derived.problems.filter(({ file }) => rendered.has(file));
  return { files, problems };
}

/** Documents that objectives refer to, such as sources of data. */
async function sharedOf(
  own: readonly RenderedFile[],
  filesIn: FilesIn,
): Promise<SloFile[]> {
  const folders = new Set(
    own.flatMap(({ path: file }) => sloSharedFolder(file) ?? []),
  );
  const found: SloFile[] = [];
  for (const folder of folders) {
    for (const [path, text] of await filesIn(folder)) {
      if (/\.ya?ml$/.test(path)) found.push({ path, text });
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
