import { createHash } from 'node:crypto';
import type { Octokit } from '@octokit/rest';

interface Place {
  owner: string;
  repo: string;
}

interface Entry {
  path: string;
  type: string;
  sha: string;
}

/** Object name of a text, as git gives it. */
export function blobId(text: string): string {
  const content = Buffer.from(text);
  return createHash('sha1')
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest('hex');
}

const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Looks paths up folder by folder: a whole tree may be too large for one answer. */
export async function lookUp(
  octokit: Octokit,
  place: Place,
  commit: string,
  paths: readonly string[],
): Promise<Map<string, string>> {
  const { data } = await octokit.git.getCommit({
    ...place,
    commit_sha: commit,
  });
  const trees = new Map<string, Promise<Entry[]>>();
  const read = (sha: string) => {
    const known = trees.get(sha);
    if (known) return known;
    const entries = octokit.git
      .getTree({ ...place, tree_sha: sha })
      .then(answer => answer.data.tree as Entry[]);
    trees.set(sha, entries);
    return entries;
  };
  const find = async (path: string): Promise<string | undefined> => {
    let sha = data.tree.sha;
    for (const name of path.split('/')) {
      const entries = await read(sha);
      // Of two that differ by case only, the very same counts.
      const entry =
        entries.find(each => each.path === name) ??
        entries.find(each => sameName(each.path, name));
      if (!entry) return undefined;
      sha = entry.sha;
      // A file, link or submodule, where perhaps a folder is wanted.
      if (entry.type !== 'tree') return sha;
    }
    return sha;
  };
  const found = new Map<string, string>();
  for (const path of paths) {
    const sha = await find(path);
    if (sha !== undefined) found.set(path, sha);
  }
  return found;
}
