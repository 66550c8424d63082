import fs from 'node:fs';
import path from 'node:path';
import { readStandards, StandardsError } from '@infra-portal/infra-node';
import { readText } from '../files/text';
import { openRoot, Root, rootAt, shownPath } from '../files/walk';
import { Problem } from '../output/problem';

/** The repository that a folder is in. */
export interface Repository {
  /** Its top; what modules and links may reach. */
  root: Root;
  /** The folder that was named, relative to the top, with `/`; `.` is the top. */
  folder: string;
  /** The address of its modules in sources, when `portal.yaml` says it. */
  modulesUrl?: string;
  /** What is wrong with `portal.yaml`. */
  problems: Problem[];
}

/** What stands at the top of a repository. */
const MARKS = ['.git', 'portal.yaml'];

/**
 * Finds the repository of a folder: the nearest folder above with `.git` or
 * `portal.yaml`, else the folder itself.
 * @throws CommandFailure when there is no such folder
 */
export function findRepository(cwd: string, dir: string): Repository {
  const named = openRoot(cwd, dir);
  const top = topOf(named.path);
  const folder = path.relative(top, named.path).split(path.sep).join('/');
  const up = folder ? folder.split('/').map(() => '..') : [];
  const root = rootAt(named, up.join('/'));
  return { root, folder: folder || '.', ...standardsOf(root) };
}

function topOf(folder: string): string {
  for (let at = folder; ; at = path.dirname(at)) {
    if (MARKS.some(mark => fs.existsSync(path.join(at, mark)))) return at;
    if (at === path.dirname(at)) return folder;
  }
}

function standardsOf(root: Root): Pick<Repository, 'modulesUrl' | 'problems'> {
  const file = 'portal.yaml';
  if (!fs.existsSync(path.join(root.path, file))) return { problems: [] };
  try {
    const { modules } = readStandards(
      readText(root, file),
      shownPath(root, file),
    );
    return { modulesUrl: modules.url, problems: [] };
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    return { problems: error.problems };
  }
}
