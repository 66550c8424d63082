import { InputError } from '@backstage/errors';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import { Contents } from './Contents';
import { isDamage, mirrorError } from './git/failure';
import type { Difference } from './git/trees';
import type { GitProgram } from './git/GitProgram';
import { MirrorFolder } from './MirrorFolder';
import { conflictTexts, mergeTrees } from './merge';
import { pushBranch } from './push';
import { Refs } from './Refs';
import { Updates } from './Updates';
import { MirrorError } from './types';
import type {
  MergeOutcome,
  Mirror,
  MirrorEntry,
  NewCommit,
  RepositoryRef,
} from './types';

export interface GitMirrorOptions {
  repository: RepositoryRef;
  folder: MirrorFolder;
  git: GitProgram;
}

/** Git processes of one mirror at a time; more only wait for each other. */
const MOST_PROCESSES = 6;
/** Commits that need not be written again, and for how long. Milliseconds. */
const WRITTEN = { max: 500, ttl: 10 * 60_000 };

/** A mirror through the `git` program. */
export class GitMirror implements Mirror {
  readonly repository: RepositoryRef;
  readonly #folder: MirrorFolder;
  readonly #git: GitProgram;
  readonly #updates: Updates;
  readonly #slot = pLimit(MOST_PROCESSES);
  readonly #refs = new Refs(
    args => this.#run(args),
    async () => {
      await this.#ready();
      return this.#folder.headRef();
    },
  );
  /** Somebody said that branches moved. */
  #moved = false;
  readonly #contents: Contents;
  /** Commits that this process wrote, which git keeps for a day at least. */
  readonly #written = new LRUCache<string, true>(WRITTEN);

  constructor(options: GitMirrorOptions) {
    this.repository = options.repository;
    this.#folder = options.folder;
    this.#git = options.git;
    this.#contents = new Contents({
      folder: options.folder,
      git: options.git,
      run: args => this.#run(args),
      guarded: work => this.#guarded(work),
    });
    this.#updates = new Updates(() => this.#fetch());
    this.#folder.onMoved(() => this.#refs.forget());
    this.#folder.onReplaced(() => {
      this.#contents.renew();
      this.#written.clear();
    });
  }

  /** Lets go of the processes; the next call starts them again. */
  close() {
    this.#contents.close();
  }

  get directory(): string {
    return this.#folder.path;
  }

  update({
    signal,
    moved = false,
  }: { signal?: AbortSignal; moved?: boolean } = {}): Promise<void> {
    this.#moved ||= moved;
    return this.#updates.next(signal);
  }

  age(): number | undefined {
    return this.#folder.age();
  }

  async defaultBranch(): Promise<string> {
    const branch = await this.#refs.defaultBranch();
    if (await this.head(branch)) return branch;
    throw new MirrorError(
      'empty',
      `${this.#folder.name}: The repository has no commits yet`,
    );
  }

  async head(branch: string): Promise<string | undefined> {
    return (await this.#refs.heads()).get(branch);
  }

  tag(name: string): Promise<string | undefined> {
    return this.#refs.tag(name);
  }

  tagNames(): Promise<string[]> {
    return this.#refs.tagNames();
  }

  async branches(prefix: string): Promise<Map<string, string>> {
    const all = [...(await this.#refs.heads())];
    return new Map(all.filter(([branch]) => branch.startsWith(prefix)));
  }

  async list(commit: string, under?: string): Promise<MirrorEntry[]> {
    await this.#ready();
    return this.#contents.list(commit, under);
  }

  async read(commit: string, path: string): Promise<string | undefined> {
    await this.#ready();
    return this.#contents.read(commit, path);
  }

  async readObjects(ids: readonly string[]): Promise<Map<string, string>> {
    await this.#ready();
    return this.#contents.readObjects(ids);
  }

  async sameFiles(a: string, b: string): Promise<boolean> {
    await this.#ready();
    return this.#contents.sameFiles(a, b);
  }

  async differences(from: string, to: string): Promise<Difference[]> {
    await this.#ready();
    return this.#contents.differences(from, to);
  }

  async changedPaths(from: string, to: string): Promise<string[]> {
    return (await this.differences(from, to)).map(({ path }) => path);
  }

  async hasPull(number: number, commit: string): Promise<boolean> {
    await this.#ready();
    if (await this.#contents.has(commit)) return true;
    await this.#slot(() => this.#folder.fetchPull(number));
    return this.#contents.has(commit);
  }

  async mergeBase(a: string, b: string): Promise<string | undefined> {
    await this.#mustKnow(a, b);
    const { text } = await this.#run(['merge-base', '--end-of-options', a, b], {
      okCodes: [0, 1],
    });
    return text.trim() || undefined;
  }

  async isAncestor(ancestor: string, commit: string): Promise<boolean> {
    await this.#mustKnow(ancestor, commit);
    const { code } = await this.#run(
      ['merge-base', '--is-ancestor', '--end-of-options', ancestor, commit],
      { okCodes: [0, 1] },
    );
    return code === 0;
  }

  async commit(commit: NewCommit): Promise<string> {
    await this.#ready();
    return this.#write(commit);
  }

  async commits(commits: readonly NewCommit[]): Promise<string[]> {
    await this.#ready();
    const [first, ...others] = commits;
    if (!first) return [];
    const { ids, pack } = await this.#contents.buildAll([first, ...others]);
    await this.#unpack(pack);
    for (const id of ids) this.#written.set(id, true);
    return ids;
  }

  async merge(
    ours: string,
    theirs: string,
    details: Omit<NewCommit, 'parents' | 'files'>,
  ): Promise<MergeOutcome> {
    if (await this.isAncestor(theirs, ours)) {
      return { commit: ours, conflicts: [] };
    }
    if (await this.isAncestor(ours, theirs)) {
      return { commit: theirs, conflicts: [] };
    }
    const merged = await this.#inTurn(() =>
      mergeTrees(this.#folder.path, this.#git, ours, theirs),
    );
    if (merged.conflicts.size > 0) {
      const read = (ids: string[]) => this.readObjects(ids);
      return { conflicts: await conflictTexts(merged, read) };
    }
    const commit = { ...details, parents: [ours, theirs], files: [] };
    return { commit: await this.#write(commit, merged.tree), conflicts: [] };
  }

  async push(
    branch: string,
    commit: string,
    expected: string | undefined,
  ): Promise<void> {
    await this.#ready();
    await this.#slot(() =>
      pushBranch(this.#folder, { branch, commit, expected }),
    );
  }

  async deleteBranch(branch: string, expected: string): Promise<void> {
    await this.#ready();
    await this.#slot(() =>
      pushBranch(this.#folder, { branch, commit: undefined, expected }),
    );
  }

  async #fetch() {
    const moved = this.#moved;
    this.#moved = false;
    await this.#folder.fetch(moved);
    // A default branch that was renamed is told by asking only.
    if (moved && !(await this.#hasDefaultBranch())) await this.#folder.fetch();
    const [head] = (await this.#refs.heads()).values();
    const isThere = head === undefined || (await this.#contents.has(head));
    if (isThere) return;
    // Branches are as they should be, but what they point to is lost.
    this.#folder.distrust();
    await this.#folder.fetch();
  }

  async #hasDefaultBranch(): Promise<boolean> {
    return (await this.#refs.heads()).has(await this.#refs.defaultBranch());
  }

  /** @throws MirrorError `not-found` for a commit that is not there */
  async #mustKnow(...commits: string[]) {
    await this.#ready();
    await this.#contents.mustKnow(commits);
  }

  async #write(commit: NewCommit, tree?: string): Promise<string> {
    const { id, pack } = await this.#contents.build(commit, tree);
    if (this.#written.has(id)) return id;
    await this.#unpack(pack);
    this.#written.set(id, true);
    return id;
  }

  /** Git itself checks each object and writes those that are not there yet. */
  async #unpack(pack: Buffer) {
    await this.#run(['unpack-objects', '-q', '--strict'], { input: pack });
  }

  /** What is not cloned yet is cloned. */
  async #ready() {
    if (!(await this.#folder.exists())) await this.update();
  }

  async #run(
    args: readonly string[],
    options: { input?: Buffer; okCodes?: number[] } = {},
  ) {
    await this.#ready();
    const { code, stdout } = await this.#inTurn(() =>
      this.#git.run(this.#folder.path, args, options),
    );
    return { code, text: stdout.toString('utf8') };
  }

  /** A git process in its turn. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#guarded(() => this.#slot(work));
  }

  /** With errors in words for people; a damaged clone is not used again. */
  async #guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isDamage(error)) this.#folder.distrust();
      if (error instanceof InputError) throw error;
      throw mirrorError(error, this.#folder.name);
    }
  }
}
