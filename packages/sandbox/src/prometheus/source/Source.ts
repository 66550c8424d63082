import { resolve } from '../../github/git/refs';
import type { GitHub } from '../../github/github';
import { readFiles } from './files';
import { type Found, understand } from './understand';

/** How long what was read last is good for; milliseconds of real time. */
const FRESH = 1_000;

interface Repository {
  /** Commit of the default branch. */
  commit: string | undefined;
  found: Found;
}

/** Objectives and rules on the default branches of all repositories. */
export class Source {
  readonly #github: GitHub;
  readonly #known = new Map<number, Repository>();
  #readAt = -Infinity;
  #running: Promise<boolean> | undefined;

  constructor(github: GitHub) {
    this.#github = github;
  }

  /** Reads what changed. Says whether anything did. */
  async refresh(): Promise<boolean> {
    if (performance.now() - this.#readAt < FRESH) return false;
    this.#running ??= this.#read().finally(() => {
      this.#readAt = performance.now();
      this.#running = undefined;
    });
    return this.#running;
  }

  get found(): Found {
    const all = [...this.#known.values()].map(({ found }) => found);
    return {
      slos: all.flatMap(({ slos }) => slos),
      groups: all.flatMap(({ groups }) => groups),
    };
  }

  async #read(): Promise<boolean> {
    const { bare, repositories } = this.#github;
    let isChanged = false;
    const present = new Set<number>();
    for (const each of repositories.list()) {
      present.add(each.id);
      const directory = bare.directory(each.owner, each.name);
      // One that is being renamed or removed is looked at the next time.
      const commit = await resolve(
        directory,
        `refs/heads/${each.default_branch}`,
      ).catch(() => undefined);
      const known = this.#known.get(each.id);
      if (known && known.commit === commit) continue;
      const files = commit ? await readFiles(directory, commit) : [];
      const found = understand(`${each.owner}/${each.name}`, files);
      this.#known.set(each.id, { commit, found });
      isChanged = true;
    }
    for (const id of this.#known.keys()) {
      if (present.has(id)) continue;
      this.#known.delete(id);
      isChanged = true;
    }
    return isChanged;
  }
}
