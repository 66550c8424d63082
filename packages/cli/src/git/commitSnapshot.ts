import { CommandFailure } from '../exitCodes';
import { Root } from '../files/walk';
import { Snapshot } from '../repository/services';
import { contentsOf } from './commitTree';
import { runGit } from './runGit';

/** Branches that a pull request goes to where nobody says which. */
const USUAL_BASES = ['origin/HEAD', 'origin/main', 'origin/master', 'main'];

async function git(root: Root, ...args: string[]): Promise<string> {
  const output = await runGit(args, { before: ['-C', root.path] });
  return output.toString('utf8');
}

/** Files of a repository, or of a folder of one, at a commit. */
export function commitSnapshot(root: Root, commit: string): Snapshot {
  /** Texts of what a path names: itself, or all below it. */
  const texts = async (where: string): Promise<Map<string, string>> => {
    const listing = await git(
      root,
      ...['ls-tree', '-r', '-z', commit, '--', where],
    );
    const entries = listing.split('\0').flatMap(line => {
      const [, id, file] = /^\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      return file === undefined ? [] : [{ id, file }];
    });
    if (entries.length === 0) return new Map();
    const contents = await runGit(['cat-file', '--batch'], {
      before: ['-C', root.path],
      input: entries.map(({ id }) => `${id}\n`).join(''),
    });
    const found = contentsOf(contents);
    return new Map(entries.map(({ file }, index) => [file, found[index]]));
  };
  return {
    read: async file => (await texts(file)).get(file),
    filesIn: async folder =>
      new Map(
        [...(await texts(`${folder}/`))].map(([file, text]) => [
          file.slice(folder.length + 1),
          text,
        ]),
      ),
  };
}

/** The newest commit of a repository; undefined where there is none. */
export async function headOf(root: Root): Promise<string | undefined> {
  try {
    return (await git(root, 'rev-parse', '--verify', 'HEAD^{commit}')).trim();
  } catch (error) {
    if (error instanceof CommandFailure) return undefined;
    throw error;
  }
}

/**
 * The commit that a branch left its base at.
 * @param base a branch or commit; default: the usual ones
 * @throws CommandFailure when there is no such base
 */
export async function mergeBaseOf(root: Root, base?: string): Promise<string> {
  const tried = base === undefined ? USUAL_BASES : [base];
  for (const ref of tried) {
    try {
      const commit = `${ref}^{commit}`;
      const found = await git(
        root,
        ...['rev-parse', '--verify', '--end-of-options', commit],
      );
      return (await git(root, 'merge-base', found.trim(), 'HEAD')).trim();
    } catch (error) {
      if (!(error instanceof CommandFailure)) throw error;
    }
  }
  throw new CommandFailure(
    `No commit is common with ${tried.join(
      ', ',
    )}. Name the base with --base, and fetch its history (fetch-depth: 0 in GitHub Actions).`,
  );
}

/** Paths below a root that differ from a commit, with what is not committed. */
export async function changedSince(
  root: Root,
  commit: string,
): Promise<string[]> {
  const changed = await git(
    root,
    ...['diff', '--name-only', '-z', '--no-renames', '--relative', commit],
  );
  const added = await git(
    root,
    ...['ls-files', '-z', '--others', '--exclude-standard'],
  );
  const paths = `${changed}\0${added}`.split('\0').filter(Boolean);
  return [...new Set(paths)].sort();
}
