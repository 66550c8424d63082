import type { Difference } from './git/trees';

/** A repository of a forge. */
export interface RepositoryRef {
  /** `github.com`, with the port where there is one. */
  host: string;
  owner: string;
  name: string;
}

export type { Difference };

export interface MirrorEntry {
  path: string;
  /** `100644`, `100755`, `120000` (symlink) or `160000` (submodule). */
  mode: string;
  /** Object name of the content. */
  id: string;
}

/** A file to write, or with `undefined` to remove. */
export interface FileWrite {
  path: string;
  text: string | undefined;
  /** Default: the mode it has, or `100644`. */
  mode?: string;
}

export interface Signature {
  name: string;
  email: string;
  /** Default: now. */
  at?: Date;
}

export interface NewCommit {
  /** Commits it follows; the files are laid over the first one's tree. */
  parents: readonly string[];
  files: readonly FileWrite[];
  message: string;
  author: Signature;
  committer: Signature;
}

/** A file that both sides changed in ways that do not go together. */
export interface MergeConflict {
  path: string;
  base?: string;
  ours?: string;
  theirs?: string;
}

export interface MergeOutcome {
  /** The merge commit; absent with conflicts. */
  commit?: string;
  conflicts: MergeConflict[];
}

/**
 * A bare clone of one repository on this machine: read and written without a
 * checkout, brought up to date by fetching. Several calls at once are safe.
 */
export interface Mirror {
  readonly repository: RepositoryRef;
  /** Folder of the bare repository, for programs that read git themselves. */
  readonly directory: string;
  /**
   * Fetches what changed; calls at the same time share one fetch. The first
   * call clones.
   * @param options.moved whether somebody says that branches moved, so that it
   *   need not be asked; which one is the default branch is not asked then
   * @throws MirrorError `unauthorised`, `not-found`, `unavailable`, `timeout`
   */
  update(options?: { signal?: AbortSignal; moved?: boolean }): Promise<void>;
  /** Seconds since the last update; undefined before the first. */
  age(): number | undefined;
  defaultBranch(): Promise<string>;
  /** Commit of a branch as of the last update. */
  head(branch: string): Promise<string | undefined>;
  /** Commit of a tag as of the last update, `sqs/v1.2.0`. */
  tag(name: string): Promise<string | undefined>;
  /** Names of all tags as of the last update. */
  tagNames(): Promise<string[]>;
  /** Branches that begin with a prefix, with their commits. */
  branches(prefix: string): Promise<Map<string, string>>;
  /** All files of a commit, or those under a folder, by path. */
  list(commit: string, under?: string): Promise<MirrorEntry[]>;
  /** Text of a file; undefined when there is none. Symlinks give their target's path. */
  read(commit: string, path: string): Promise<string | undefined>;
  /** Text of objects by name, each once. */
  readObjects(ids: readonly string[]): Promise<Map<string, string>>;
  /** Files that differ between two commits, with what each side has. */
  differences(from: string, to: string): Promise<Difference[]>;
  /** Paths that differ between two commits. */
  changedPaths(from: string, to: string): Promise<string[]>;
  /** Whether two commits hold the same files. */
  sameFiles(a: string, b: string): Promise<boolean>;
  /**
   * Fetches the head of a pull request unless its commit is there: it may be of
   * a fork, or of a branch that is gone.
   * @returns whether the commit is there now
   */
  hasPull(number: number, commit: string): Promise<boolean>;
  mergeBase(a: string, b: string): Promise<string | undefined>;
  isAncestor(ancestor: string, commit: string): Promise<boolean>;
  /** Writes a commit into the mirror; the same input gives the same commit. */
  commit(commit: NewCommit): Promise<string>;
  /** Writes many commits at once, of which none follows another of them. */
  commits(commits: readonly NewCommit[]): Promise<string[]>;
  /** Three-way merge of two commits; `message` and signatures for the result. */
  merge(
    ours: string,
    theirs: string,
    details: Omit<NewCommit, 'parents' | 'files'>,
  ): Promise<MergeOutcome>;
  /**
   * Pushes a commit to a branch, only when the branch is still at `expected`
   * (`undefined`: does not exist). Never loses what somebody else pushed.
   * @throws MirrorError `moved` when it is elsewhere, `protected`, `unauthorised` …
   */
  push(
    branch: string,
    commit: string,
    expected: string | undefined,
  ): Promise<void>;
  /** Deletes a branch that is still at `expected`; gone already is fine. */
  deleteBranch(branch: string, expected: string): Promise<void>;
}

export type MirrorFailure =
  | 'unauthorised'
  | 'not-found'
  | 'empty'
  | 'moved'
  | 'protected'
  | 'rejected'
  | 'too-large'
  | 'unavailable'
  | 'timeout';

/** What a mirror could not do; the message is for people, without credentials. */
export class MirrorError extends Error {
  constructor(
    readonly failure: MirrorFailure,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'MirrorError';
  }
}

/** One mirror per repository. */
export interface Mirrors {
  of(repository: RepositoryRef): Mirror;
}
