import type { MirrorEntry, RepositoryRef } from '@infra-portal/infra-node';

/** The files of a repository at one commit, read without a checkout. */
export interface BaseTree {
  readonly repository: RepositoryRef;
  readonly branch: string;
  readonly commit: string;
  /** All files by path; the same list at each call. */
  entries(): Promise<ReadonlyMap<string, MirrorEntry>>;
  /** Files below a folder, in order; without a folder all. */
  list(under?: string): Promise<MirrorEntry[]>;
  /** Text of a file; undefined when there is none. */
  read(path: string): Promise<string | undefined>;
  /** Text of a file at another commit; undefined when there is none. */
  readAt(commit: string, path: string): Promise<string | undefined>;
  /** Commit of a tag; undefined when there is none. */
  tag(name: string): Promise<string | undefined>;
  /** Texts of the files below a folder at another commit, by path. */
  filesAt(commit: string, folder: string): Promise<ReadonlyMap<string, string>>;
  /** The bare repository on this machine. */
  readonly directory: string;
  /** Text of objects by name, each once. */
  readObjects(ids: readonly string[]): Promise<Map<string, string>>;
}

/** The newest known base, and when it was seen. */
export interface Base {
  tree: BaseTree;
  /** When the repository was last asked, ISO 8601. */
  observedAt: string;
}

/** Where previews begin: the configured repositories. */
export interface Bases {
  /** `host/owner/name` of each, the default one first. */
  names(): string[];
  /**
   * The newest base that is known. A base that may be old is brought up to
   * date behind the caller's back, so that nobody waits for the network.
   *
   * @param repository default: the first configured one
   * @throws NotFoundError for a repository that is not configured
   * @throws ServiceUnavailableError when it was never read and cannot be now
   */
  of(repository?: RepositoryRef): Promise<Base>;
  /** Brings a repository up to date now. */
  refresh(repository?: RepositoryRef): Promise<Base>;
}
