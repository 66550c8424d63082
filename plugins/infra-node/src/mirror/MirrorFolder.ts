import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fetchInto, fetchPullInto, folderSize, headRef } from './fetch';
import { withFolderLock } from './folderLock';
import { isDamage, mirrorError } from './git/failure';
import type { GitProgram } from './git/GitProgram';
import { removeGivenUp, removeLeftLock } from './leftovers';

/** Written at the end of each update; its time is the update's. */
const STAMP = 'portal-updated';
/** Milliseconds between two times of tidying up. */
const TIDY_EVERY = 60 * 60_000;
/** Git packs what is loose, and drops what nothing has needed for a day. */
const TIDY = [
  ...['-c', 'gc.auto=2000', '-c', 'gc.autoPackLimit=20'],
  ...['-c', 'gc.autoDetach=false', '-c', 'gc.pruneExpire=1.day.ago'],
  ...['gc', '--auto', '--quiet'],
];

export interface MirrorFolderOptions {
  /** Folder of the bare clone. */
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
  #tidied = Date.now();
  /** Tells which folder was seen last at the path. */
  #inode: number | undefined;
  #onReplaced: () => void = () => {};
  #onMoved: () => void = () => {};

  constructor(options: MirrorFolderOptions) {
    this.path = options.path;
    this.url = options.url;
    this.name = options.name;
    this.#git = options.git;
    this.#inode = inodeOf(this.path);
  }

  /** Is called when another folder has come to the place. */
  onReplaced(listener: () => void) {
    this.#onReplaced = listener;
  }

  /** Is called when branches may have moved. */
  onMoved(listener: () => void) {
    this.#onMoved = listener;
  }

  exists(): boolean {
    return this.#stampStat() !== undefined;
  }

  /** What was read is damaged: the next call makes the clone again. */
  distrust() {
    fs.rmSync(path.join(this.path, STAMP), { force: true });
  }

  /** Seconds since the last update; undefined before the first. */
  age(): number | undefined {
    const stat = this.#stampStat();
    return stat && Math.max(0, (Date.now() - stat.mtimeMs) / 1000);
  }

  /**
   * Fetches what changed; clones when there is nothing or what is there is
   * damaged.
   * @param moved whether it is known that something is new
   * @throws MirrorError
   */
  async fetch(moved = false): Promise<void> {
    try {
      await withFolderLock(this.path, this.#git.limits.cloneTime, () =>
        this.#fetchOrClone(moved),
      );
    } catch (error) {
      throw mirrorError(error, this.name);
    } finally {
      this.#noticeReplaced();
      this.#onMoved();
    }
  }

  /**
   * Fetches the head of a pull request, which is not mirrored.
   * @throws MirrorError
   */
  async fetchPull(number: number): Promise<void> {
    try {
      await withFolderLock(this.path, this.#git.limits.cloneTime, () =>
        this.#withoutLeftLocks(() =>
          fetchPullInto(this.path, this.url, this.#git, number),
        ),
      );
    } catch (error) {
      throw mirrorError(error, this.name);
    }
  }

  /** What HEAD stands for: `refs/heads/main`. */
  headRef(): Promise<string | undefined> {
    return headRef(this.path);
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
    try {
      await this.#withoutLeftLocks(() => this.run(args));
    } catch (error) {
      throw mirrorError(error, this.name);
    } finally {
      this.#onMoved();
    }
  }

  async #fetchOrClone(moved: boolean) {
    if (!this.exists()) {
      await this.#clone();
      return;
    }
    try {
      await this.#withoutLeftLocks(() =>
        fetchInto(this.path, this.url, this.#git, {
          moved,
          outgrown: () => this.#isTooLarge(this.path),
        }),
      );
      this.#stamp(this.path);
      await this.#tidy();
    } catch (error) {
      if (!isDamage(error)) throw error;
      await this.#clone();
    }
  }

  async #withoutLeftLocks<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(await removeLeftLock(this.path, error))) throw error;
      return work();
    }
  }

  async #clone() {
    await removeGivenUp(this.path);
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
  }

  /** Another process may have replaced it as well. */
  #noticeReplaced() {
    const inode = inodeOf(this.path);
    if (inode === this.#inode) return;
    this.#inode = inode;
    this.#onReplaced();
  }

  async #tidy() {
    if (Date.now() - this.#tidied < TIDY_EVERY) return;
    this.#tidied = Date.now();
    await this.run(TIDY);
  }

  async #isTooLarge(folder: string) {
    return (await folderSize(folder)) > this.#git.limits.repositorySize;
  }

  #stampStat() {
    const file = path.join(this.path, STAMP);
    return fs.statSync(file, { throwIfNoEntry: false });
  }

  #stamp(folder: string) {
    fs.writeFileSync(path.join(folder, STAMP), '');
  }
}

function inodeOf(folder: string): number | undefined {
  return fs.statSync(folder, { throwIfNoEntry: false })?.ino;
}
