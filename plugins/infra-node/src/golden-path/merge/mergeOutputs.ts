import type { RenderedFile } from '../renderOutputs';
import { mergeFile } from './mergeFile';
import type { TextConflict } from './mergeTexts';

/** Lines of a file that people changed and the intent wants otherwise. */
export type FileEditConflict = TextConflict & { path: string };

/**
 * What a golden path gives, with what people changed since in the files that it
 * gave before. A file that they removed is not there.
 * @param then what it gave before
 * @param base text of a file of the repository
 */
export async function mergeOutputs(
  now: ReadonlyMap<string, RenderedFile>,
  then: ReadonlyMap<string, RenderedFile>,
  base: (path: string) => Promise<string | undefined>,
): Promise<{
  files: Map<string, RenderedFile>;
  conflicts: FileEditConflict[];
}> {
  const files = new Map<string, RenderedFile>();
  const conflicts: FileEditConflict[] = [];
  for (const [path, file] of now) {
    const { text, conflicts: found } = await mergeFile({
      path,
      base: then.get(path)?.text,
      ours: file.text,
      theirs: await base(path),
    });
    if (text !== undefined) files.set(path, { ...file, text });
    conflicts.push(...found.map(conflict => ({ path, ...conflict })));
  }
  return { files, conflicts };
}
