import { type BranchCommit, foldersRead } from './branchCommits';

/** Commits of a branch by the folders in which they changed what Terraform reads. */
export class BranchIndex {
  readonly #commits: readonly BranchCommit[];
  /** Places of commits, the newest first. */
  readonly #byFolder = new Map<string, number[]>();

  /** @param commits the newest first */
  constructor(commits: readonly BranchCommit[]) {
    this.#commits = commits;
    commits.forEach(({ files }, place) => {
      for (const folder of foldersRead(files)) {
        const own = this.#byFolder.get(folder);
        if (own) own.push(place);
        else this.#byFolder.set(folder, [place]);
      }
    });
  }

  get oldest(): BranchCommit | undefined {
    return this.#commits.at(-1);
  }

  /** Commits that touched one of some folders, the newest first. */
  touching(folders: readonly string[]): BranchCommit[] {
    const places = new Set(
      folders.flatMap(folder => this.#byFolder.get(folder) ?? []),
    );
    return [...places].sort((a, b) => a - b).map(at => this.#commits[at]);
  }

  /** The newest of them. */
  newest(folders: readonly string[]): BranchCommit | undefined {
    const places = folders.flatMap(
      folder => this.#byFolder.get(folder)?.[0] ?? [],
    );
    return places.length > 0 ? this.#commits[Math.min(...places)] : undefined;
  }
}
