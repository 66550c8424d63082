import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { isDamage, mirrorError } from './git/failure';
import type { GitProgram } from './git/GitProgram';
import { fetchInto, folderSize } from './fetch';

/** Written at the end of each update; its time is the update's. */
const STAMP = 'portal-updated';

export interface MirrorFolderOptions {
  /** Folder of the bare clone; its parent must exist or be creatable. */
  path: string;
  /** Address to fetch from and push to, without credentials. */
  url: string;
  /** For messages: `host/owner/name`. */
  name: string;
  git: GitProgram;
}

/**
 * The bare clone on disk: made, brought up to date, thrown away and made again
 * when it is damaged. It is moved to its place when it is complete, so half a
 * clone is never read.
 */
export class MirrorFolder {
  readonly path: string;
  readonly url: string;
  readonly name: string;
  readonly #git: GitProgram;
  #onReplaced: () => void = () => {};

  constructor(options: MirrorFolderOptions) {
    this.path = options.path;
    this.url = options.url;
    this.name = options.name;
    this.#git = options.git;
  }

  /** Is called when another folder has come to the place. */
  onReplaced(listener: () => void) {
    this.#onReplaced = listener;
  }

  async exists(): Promise<boolean> {
    return fs.existsSync(path.join(this.path, STAMP));
  }

  /** Seconds since the last update; undefined before the first. */
  age(): number | undefined {
    const stat = fs.statSync(path.join(this.path, STAMP), {
      throwIfNoEntry: false,
    });
    return stat && Math.max(0, (Date.now() - stat.mtimeMs) / 1000);
  }

  /**
   * Fetches what changed; clones when there is nothing or what is there is
   * damaged.
   * @throws MirrorError
   */
  async fetch(): Promise<void> {
    try {
      if (!(await this.exists())) {
        await this.#clone();
        return;
      }
      try {
        await fetchInto(this.path, this.url, this.#git);
      } catch (error) {
        if (!isDamage(error)) throw error;
        await this.#clone();
        return;
      }
      this.#stamp(this.path);
    } catch (error) {
      throw mirrorError(error, this.name);
    }
  }

  run(args: readonly string[], okCodes?: number[]) {
    return this.#git.run(this.path, args, { okCodes });
  }

  call(args: readonly string[]) {
    return this.#git.call(this.path, this.url, args);
  }

  /** Makes the mirror know where a branch went by a push of its own. */
  async noteBranch(branch: string, commit: string | undefined) {
    const ref = `refs/heads/${branch}`;
    const args = commit
      ? ['update-ref', ref, commit]
      : ['update-ref', '-d', ref];
    await this.run(args).catch(error => {
      throw mirrorError(error, this.name);
    });
  }

  async #clone() {
    const parent = path.dirname(this.path);
    fs.mkdirSync(parent, { recursive: true, mode: 0o700 });
    const making = `${this.path}.making-${randomUUID()}`;
    fs.mkdirSync(making, { mode: 0o700 });
    try {
      await this.#git.run(making, [
        ...['-c', 'init.defaultBranch=main'],
        ...['init', '--quiet', '--bare', '--template='],
      ]);
      await fetchInto(making, this.url, this.#git, {
        timeout: this.#git.limits.cloneTime,
        outgrown: () => this.#isTooLarge(making),
      });
      this.#stamp(making);
      this.#replaceBy(making);
    } finally {
      fs.rmSync(making, { recursive: true, force: true });
    }
  }

  #replaceBy(making: string) {
    const old = `${this.path}.making-${randomUUID()}`;
    if (fs.existsSync(this.path)) fs.renameSync(this.path, old);
    fs.renameSync(making, this.path);
    fs.rmSync(old, { recursive: true, force: true });
    this.#onReplaced();
  }

  async #isTooLarge(folder: string) {
    return (await folderSize(folder)) > this.#git.limits.repositorySize;
  }

  #stamp(folder: string) {
    fs.writeFileSync(path.join(folder, STAMP), '');
  }
}
