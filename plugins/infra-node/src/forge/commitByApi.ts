import type { Octokit } from '@octokit/rest';
import { Forge, ForgeError } from './types';

type Wanted = Parameters<Forge['commit']>[0];

interface Place {
  owner: string;
  repo: string;
}

interface Entry {
  path: string;
  mode: string;
  type: string;
  sha: string;
}

/** Looks files up folder by folder: a whole tree may be too large for one answer. */
function treeReader(octokit: Octokit, place: Place, root: string) {
  const trees = new Map<string, Promise<Entry[]>>();
  const read = (sha: string) => {
    const known = trees.get(sha);
    if (known) return known;
    const entries = octokit.git
      .getTree({ ...place, tree_sha: sha })
      .then(({ data }) => data.tree as Entry[]);
    trees.set(sha, entries);
    return entries;
  };
  return async (path: string): Promise<Entry | undefined> => {
    let sha = root;
    const names = path.split('/');
    for (const [i, name] of names.entries()) {
      const entry = (await read(sha)).find(each => each.path === name);
      if (!entry || i === names.length - 1) return entry;
      if (entry.type !== 'tree') return undefined;
      sha = entry.sha;
    }
    return undefined;
  };
}

async function treeEntries(
  wanted: Wanted,
  find: (path: string) => Promise<Entry | undefined>,
) {
  const entries = [];
  for (const { path, text, mode } of wanted.files) {
    const there = await find(path);
    const common = { path, type: 'blob' as const };
    if (text === undefined) {
      // GitHub refuses to remove what is not there.
      if (there) entries.push({ ...common, mode: there.mode, sha: null });
    } else {
      const kept = there?.type === 'blob' ? there.mode : '100644';
      entries.push({ ...common, mode: mode ?? kept, content: text });
    }
  }
  return entries;
}

const signature = (author: NonNullable<Wanted['author']>) => ({
  name: author.name,
  email: author.email,
  date: author.at?.toISOString(),
});

const moved = (branch: string) =>
  new ForgeError(
    'conflict',
    `The branch ${branch} has moved meanwhile; nothing was written to it.`,
    { status: 409 },
  );

/**
 * A commit by the git data API. The branch moves last and only forward, so
 * whatever fails before leaves nothing that anybody sees.
 */
export async function commitByApi(
  octokit: Octokit,
  place: Place,
  wanted: Wanted,
): Promise<string> {
  const { branch, expected, parent } = wanted;
  const { data: before } = await octokit.git.getCommit({
    ...place,
    commit_sha: parent,
  });
  const find = treeReader(octokit, place, before.tree.sha);
  const request = { repeatable: true };
  const { data: tree } = await octokit.git.createTree({
    ...place,
    base_tree: before.tree.sha,
    tree: (await treeEntries(wanted, find)) as any,
    request,
  });
  const { data: commit } = await octokit.git.createCommit({
    ...place,
    message: wanted.message,
    tree: tree.sha,
    parents: [parent],
    author: wanted.author && signature(wanted.author),
    request,
  });

  const head = () =>
    octokit.git.getRef({ ...place, ref: `heads/${branch}` }).then(
      ({ data }) => data.object.sha,
      error => {
        if (error?.status === 404) return undefined;
        throw error;
      },
    );
  const refused = async (error: any) => {
    if (error?.status !== 422) throw error;
    const now = await head();
    // An answer that got lost: the branch is where we wanted it.
    if (now === commit.sha) return;
    if (now !== expected) throw moved(branch);
    throw error;
  };
  if (expected === undefined) {
    await octokit.git
      .createRef({
        ...place,
        ref: `refs/heads/${branch}`,
        sha: commit.sha,
        request,
      })
      .catch(refused);
    return commit.sha;
  }
  if ((await head()) !== expected) throw moved(branch);
  await octokit.git
    .updateRef({
      ...place,
      ref: `heads/${branch}`,
      sha: commit.sha,
      force: false,
    })
    .catch(refused);
  return commit.sha;
}
