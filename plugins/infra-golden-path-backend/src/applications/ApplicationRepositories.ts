import {
  ForgeError,
  type Forges,
  repositoryKey,
  type RepositoryRef,
} from '@infra-portal/infra-node';

/** What is known of the repository of an application. */
export type Seen =
  | {
      state: 'existing';
      branch: string;
      archived: boolean;
      empty: boolean;
      /** Paths of those that were asked for. */
      there: ReadonlySet<string>;
    }
  | { state: 'missing' }
  | { state: 'forbidden' }
  | { state: 'unknown' };

/** Looks at repositories of applications, for previews. */
export interface ApplicationRepositories {
  /** Which of some paths are there. Never throws; an answer may be seconds old. */
  look(repository: RepositoryRef, paths: readonly string[]): Promise<Seen>;
}

export interface ApplicationRepositoriesOptions {
  forges: Forges;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** A preview is made at each pause in typing: not each asks GitHub. Milliseconds. */
const FRESH = 20_000;
/** What failed is asked for again sooner. Milliseconds. */
const FRESH_FAILURE = 3_000;
/** How long a preview waits for GitHub. Milliseconds. */
const PATIENCE = 4_000;
const MOST_KNOWN = 500;

interface Known {
  seen: Promise<Seen>;
  until: number;
}

/** Over the API of GitHub, with a memory of seconds. */
export function createApplicationRepositories({
  forges,
  now = Date.now,
}: ApplicationRepositoriesOptions): ApplicationRepositories {
  const known = new Map<string, Known>();
  return {
    async look(repository, paths) {
      const key = JSON.stringify([repositoryKey(repository), ...paths]);
      const found = known.get(key);
      if (found && found.until > now()) return within(PATIENCE, found.seen);
      if (known.size >= MOST_KNOWN) known.clear();
      const entry = {
        seen: look(forges, repository, paths),
        until: now() + FRESH,
      };
      known.set(key, entry);
      void entry.seen.then(({ state }) => {
        if (state === 'unknown') entry.until = now() + FRESH_FAILURE;
      });
      return within(PATIENCE, entry.seen);
    },
  };
}

async function look(
  forges: Forges,
  repository: RepositoryRef,
  paths: readonly string[],
): Promise<Seen> {
  try {
    const forge = forges.of(repository);
    const { defaultBranch, archived, empty } = await forge.describe();
    const head = empty ? undefined : await forge.head(defaultBranch);
    const found = head ? await forge.lookUp(head, paths) : new Map();
    return {
      ...{ state: 'existing', branch: defaultBranch, archived, empty },
      there: new Set(found.keys()),
    };
  } catch (error) {
    if (!(error instanceof ForgeError)) return { state: 'unknown' };
    if (error.failure === 'not-found') return { state: 'missing' };
    const refused = ['forbidden', 'unauthorised'].includes(error.failure);
    return { state: refused ? 'forbidden' : 'unknown' };
  }
}

/** Waits for an answer, but not longer than so many milliseconds. */
async function within(time: number, seen: Promise<Seen>): Promise<Seen> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Seen>(resolve => {
    timer = setTimeout(() => resolve({ state: 'unknown' }), time);
  });
  try {
    return await Promise.race([seen, late]);
  } finally {
    clearTimeout(timer);
  }
}
