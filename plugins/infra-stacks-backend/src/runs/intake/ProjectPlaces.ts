import type { Identity } from '@infra-portal/infra-common';
import { LruMap, type Mirror, statusTargets } from '@infra-portal/infra-node';
import { createHash } from 'node:crypto';

/** Commits whose file is known. */
const KEPT = 2_000;
/** Files that are kept read; most commits hold the same. */
const KEPT_FILES = 50;

export interface ProjectPlacesOptions {
  mirrorOf: (repository: string) => Mirror | undefined;
  /** Names of servers in statuses of a repository. */
  statusNames: (repository: string) => string[];
}

type Targets = ReadonlyMap<string, Identity>;

const NONE: Targets = new Map();

/** Where the projects of statuses are, as `atlantis.yaml` at a commit says. */
export class ProjectPlaces {
  readonly #options: ProjectPlacesOptions;
  readonly #known = new LruMap<string, Targets>(KEPT);
  readonly #files = new LruMap<string, Targets>(KEPT_FILES);

  constructor(options: ProjectPlacesOptions) {
    this.#options = options;
  }

  /**
   * Reads the file at some commits; what the mirror does not have yet is read at
   * the default branch. Never fails: without it statuses wait for the comment.
   */
  async at(
    repository: string,
    commits: readonly string[],
  ): Promise<(target: string, commit: string) => Identity | undefined> {
    const read = new Map<string, Targets>();
    for (const commit of commits) {
      read.set(commit, await this.#read(repository, commit));
    }
    return (target, commit) => read.get(commit)?.get(target);
  }

  async #read(repository: string, commit: string): Promise<Targets> {
    const key = `${repository} ${commit}`;
    const known = this.#known.get(key);
    if (known) return known;
    // One that was never fetched here is not waited for.
    const mirror = this.#options.mirrorOf(repository);
    if (mirror?.age() === undefined) return NONE;
    const own = await this.#targets(repository, commit);
    if (own) {
      this.#known.set(key, own);
      return own;
    }
    // Not kept by the commit: the mirror will have it soon.
    const head = await mirror
      .defaultBranch()
      .then(branch => mirror.head(branch))
      .catch(() => undefined);
    return (head && (await this.#targets(repository, head))) || NONE;
  }

  async #targets(
    repository: string,
    commit: string,
  ): Promise<Targets | undefined> {
    const { mirrorOf, statusNames } = this.#options;
    const text = await mirrorOf(repository)
      ?.read(commit, 'atlantis.yaml')
      .catch(() => undefined);
    if (text === undefined) return undefined;
    const names = statusNames(repository);
    const digest = createHash('sha256').update(text).digest('base64');
    const key = JSON.stringify([digest, names]);
    const known = this.#files.get(key);
    if (known) return known;
    const targets = statusTargets(text, names);
    this.#files.set(key, targets);
    return targets;
  }
}
