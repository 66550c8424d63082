import path from 'node:path';
import { git } from '../github/git/run';

/** A repository's files at a commit, read from the bare repository. */
export class Checkout {
  readonly #files: Set<string>;
  readonly #folders = new Set<string>(['.']);

  private constructor(
    readonly directory: string,
    readonly sha: string,
    files: string[],
  ) {
    this.#files = new Set(files);
    for (const file of files) {
      let dir = path.posix.dirname(file);
      while (!this.#folders.has(dir)) {
        this.#folders.add(dir);
        dir = path.posix.dirname(dir);
      }
    }
  }

  /** @param ref branch, tag or commit. @throws GitError where there is none */
  static async at(directory: string, ref: string): Promise<Checkout> {
    const { text: id } = await git(directory, [
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${ref}^{commit}`,
    ]);
    const sha = id.trim();
    const { text } = await git(directory, [
      ...['ls-tree', '-r', '-z', '--name-only', '--full-tree', sha],
    ]);
    return new Checkout(directory, sha, text.split('\0').filter(Boolean));
  }

  get files(): string[] {
    return [...this.#files];
  }

  hasFolder(dir: string): boolean {
    return this.#folders.has(dir);
  }

  async read(file: string): Promise<string | undefined> {
    if (!this.#files.has(file)) return undefined;
    const { text } = await git(this.directory, ['show', `${this.sha}:${file}`]);
    return text;
  }
}
