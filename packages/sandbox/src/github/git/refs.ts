import { git, GitError } from './run';
import { conflict } from '../rest/errors';

export const ZERO = '0'.repeat(40);

export interface RefUpdate {
  name: string;
  /** Where the ref must be now; `ZERO` when it must not exist. */
  from: string;
  /** Where it goes; `ZERO` deletes it. */
  to: string;
}

/** All refs below the prefixes, by name. */
export async function listRefs(
  directory: string,
  ...prefixes: string[]
): Promise<Map<string, string>> {
  const { text } = await git(directory, [
    'for-each-ref',
    '--format=%(objectname) %(refname)',
    ...prefixes,
  ]);
  return new Map(
    text
      .split('\n')
      .filter(Boolean)
      .map(line => [line.slice(41), line.slice(0, 40)]),
  );
}

/** The object a revision names, or `undefined`. Accepts only one object. */
export async function resolve(
  directory: string,
  revision: string,
  type: 'commit' | 'tree' | 'blob' | 'object' = 'commit',
): Promise<string | undefined> {
  if (revision.startsWith('-') || /[\s\0]/.test(revision)) return undefined;
  const { code, text } = await git(
    directory,
    [
      'rev-parse',
      '--quiet',
      '--verify',
      '--end-of-options',
      `${revision}^{${type}}`,
    ],
    { okCodes: [0, 1, 128] },
  );
  const name = text.trim();
  // `^main` is a revision as well, and means everything but main.
  return code === 0 && /^[0-9a-f]{40}$/.test(name) ? name : undefined;
}

/**
 * The first of several revisions that names an object, with one run of git;
 * `undefined` when none does.
 */
export async function resolveFirst(
  directory: string,
  revisions: readonly string[],
  type: 'commit' | 'tree' = 'commit',
): Promise<string | undefined> {
  const sound = revisions.filter(each => !/[\s\0]/.test(each));
  if (sound.length === 0) return undefined;
  const { text } = await git(
    directory,
    ['cat-file', '--batch-check=%(objectname)'],
    { input: sound.map(each => `${each}^{${type}}\n`).join('') },
  );
  // Of others it says that they are missing.
  return text.split('\n').find(line => /^[0-9a-f]{40}$/.test(line));
}

/** What a name may mean, as GitHub reads it: a branch, a tag, anything else. */
export const meaningsOf = (name: string) => [
  `refs/heads/${name}`,
  `refs/tags/${name}`,
  name,
];

/**
 * Moves refs in one transaction: all of them or none.
 *
 * @throws HttpError 409 when a ref is not where `from` says, which means that
 * somebody else moved it in between.
 */
export async function updateRefs(directory: string, updates: RefUpdate[]) {
  const lines = updates.map(({ name, from, to }) =>
    to === ZERO
      ? `delete ${name}\0${from}\0`
      : `update ${name}\0${to}\0${from}\0`,
  );
  try {
    await git(directory, ['update-ref', '-z', '--stdin'], {
      input: ['start\0', ...lines, 'prepare\0', 'commit\0'].join(''),
    });
  } catch (error) {
    if (error instanceof GitError && /cannot lock ref/.test(error.stderr)) {
      throw conflict(
        `Reference ${updates
          .map(u => u.name)
          .join(', ')} was changed by someone else`,
      );
    }
    throw error;
  }
}
