import type { ReviewFile } from '@infra-portal/infra-common';

/** Files of one folder, in their order. */
export interface Folder {
  /** '' at the root of the repository. */
  name: string;
  files: ReviewFile[];
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);

export const nameIn = ({ path }: ReviewFile) =>
  path.slice(path.lastIndexOf('/') + 1);

/**
 * Files by their folder. The order of files stays; a folder stands where its
 * first file does.
 */
export function foldersOf(files: readonly ReviewFile[]): Folder[] {
  const folders = new Map<string, Folder>();
  for (const file of files) {
    const name = folderOf(file.path);
    const folder = folders.get(name) ?? { name, files: [] };
    folder.files.push(file);
    folders.set(name, folder);
  }
  return [...folders.values()];
}

/** Whether a file has all the words that somebody looks for. */
export function matches(
  file: Pick<ReviewFile, 'path' | 'from'>,
  text: string,
): boolean {
  const where = `${file.path} ${file.from ?? ''}`.toLocaleLowerCase('en');
  const words = text.toLocaleLowerCase('en').split(/\s+/).filter(Boolean);
  return words.every(word => where.includes(word));
}
