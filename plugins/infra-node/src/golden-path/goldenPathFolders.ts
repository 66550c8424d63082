import path from 'node:path';
import { LruMap, once } from '../cache';
import type { MirrorEntry } from '../mirror';
import { type GoldenPath, readGoldenPath } from './goldenPath';
import { DocumentError } from './readYaml';

const DEFINITION = 'golden-path.yaml';

/** Of one golden path these many files are read, and no more. */
const MOST_FILES = 500;

/** A repository that golden paths are read from. */
export interface GoldenPathTree {
  /** Text of objects by name. */
  readObjects(ids: readonly string[]): Promise<Map<string, string>>;
  /** Commit of a tag; undefined when there is none. */
  tag(name: string): Promise<string | undefined>;
  /** Texts of the files below a folder at a commit, by path. */
  filesAt(commit: string, folder: string): Promise<ReadonlyMap<string, string>>;
}

/** A folder with a `golden-path.yaml`. */
export interface GoldenPathFolder {
  folder: string;
  /** Name of the folder; the file should say the same. */
  name: string;
  entries: MirrorEntry[];
}

/** Golden paths by the objects they are made of. */
const paths = new LruMap<string, Promise<GoldenPath>>(64);

/** The golden paths of a base by folder. */
export function goldenPathFolders(
  entries: ReadonlyMap<string, MirrorEntry>,
): GoldenPathFolder[] {
  const folders = new Map<string, GoldenPathFolder>();
  for (const file of entries.keys()) {
    if (path.posix.basename(file) !== DEFINITION) continue;
    const folder = path.posix.dirname(file);
    const name = path.posix.basename(folder);
    folders.set(folder, { folder, name, entries: [] });
  }
  if (folders.size === 0) return [];
  for (const entry of entries.values()) {
    if (entry.mode !== '100644' && entry.mode !== '100755') continue;
    for (
      let at = path.posix.dirname(entry.path);
      at !== '.';
      at = path.posix.dirname(at)
    ) {
      folders.get(at)?.entries.push(entry);
    }
  }
  return [...folders.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

/**
 * Reads a golden path; the same files are read once.
 * @throws DocumentError when it cannot be used
 */
export function readGoldenPathFolder(
  tree: GoldenPathTree,
  { folder, entries }: GoldenPathFolder,
): Promise<GoldenPath> {
  const key = [folder, ...entries.map(({ path: file, id }) => `${file} ${id}`)];
  return once(paths, key.join('\n'), async () => {
    if (entries.length > MOST_FILES) {
      throw new DocumentError(`${folder}/${DEFINITION}`, [
        `has more than ${MOST_FILES} files beside it`,
      ]);
    }
    const texts = await tree.readObjects(entries.map(({ id }) => id));
    const files = entries.map(
      ({ path: file, id }) =>
        [file.slice(folder.length + 1), texts.get(id) ?? ''] as const,
    );
    return readGoldenPath(folder, new Map(files));
  });
}

/**
 * A golden path at the tag of a version, `golden-paths/<name>/vX.Y.Z`; undefined
 * without such a tag.
 * @throws DocumentError when it cannot be used
 */
export async function readReleasedPath(
  tree: GoldenPathTree,
  { folder, name }: GoldenPathFolder,
  version: string,
): Promise<GoldenPath | undefined> {
  const commit = await tree.tag(`golden-paths/${name}/v${version}`);
  if (!commit) return undefined;
  return once(paths, `${folder}\n${commit}`, async () => {
    const files = await tree.filesAt(commit, folder);
    const inside = [...files].map(
      ([file, text]) => [file.slice(folder.length + 1), text] as const,
    );
    return readGoldenPath(folder, new Map(inside));
  });
}
