import { InputError } from '@backstage/errors';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import { buildCommit } from './commit';
import { ObjectReader } from './git/objectReader';
import { isDamage, mirrorError } from './git/failure';
import type { GitProgram } from './git/GitProgram';
import { FOLDER, Trees } from './git/trees';
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
/** Rows of listings kept in memory. */
const MOST_LISTED = 200_000;
/** The submodules' and symlinks' place in a listing is as good as a file's. */
const ROW = /^(\d{6}) (?:blob|commit) ([0-9a-f]{40,64})\t([^]+)$/;

/** A mirror through the `git` program. */
export class GitMirror implements Mirror {
  readonly repository: RepositoryRef;
  readonly #folder: MirrorFolder;
  readonly #git: GitProgram;
  readonly #updates: Updates;
  readonly #slot = pLimit(MOST_PROCESSES);
  readonly #listings = new LRUCache<string, readonly MirrorEntry[]>({
    maxSize: MOST_LISTED,
    sizeCalculation: entries => entries.length + 1,
  });
  readonly #refs = new Refs(args => this.#run(args));
  #objects: ObjectReader;
  #trees: Trees;

  constructor(options: GitMirrorOptions) {
    this.repository = options.repository;
    this.#folder = options.folder;
    this.#git = options.git;
    this.#objects = this.#newReader();
    this.#trees = new Trees(this.#objects);
    this.#updates = new Updates(() => this.#fetch());
    this.#folder.onMoved(() => this.#refs.forget());
    this.#folder.onReplaced(() => {
      this.#objects.close();
      this.#objects = this.#newReader();
      this.#trees = new Trees(this.#objects);
    });
  }

  /** Lets go of the processes; the next call starts them again. */
  close() {
    this.#objects.close();
  }

  get directory(): string {
    return this.#folder.path;
  }

  update(options: { signal?: AbortSignal } = {}): Promise<void> {
    return this.#updates.next(options.signal);
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

  async branches(prefix: string): Promise<Map<string, string>> {
    const all = [...(await this.#refs.heads())];
    return new Map(all.filter(([branch]) => branch.startsWith(prefix)));
  }

  async list(commit: string, under?: string): Promise<MirrorEntry[]> {
    await this.#ready();
    const tree = await this.#guarded(() => this.#treeOf(commit, under));
    if (!tree) return [];
    const prefix = under ? `${under}/` : '';
    const entries = await this.#entries(tree);
    return entries.map(entry => ({ ...entry, path: prefix + entry.path }));
  }

  async read(commit: string, path: string): Promise<string | undefined> {
    await this.#ready();
    const object = await this.#guarded(async () => {
      const row = await this.#trees.find(commit, path);
      return row && this.#objects.read(row.id);
    });
    if (object?.type !== 'blob') return undefined;
    if (object.content) return object.content.toString('utf8');
    throw new MirrorError(
      'too-large',
      `${this.#folder.name}: ${JSON.stringify(path.slice(0, 200))} has ${
        object.size
      } bytes, which is more than the portal reads`,
    );
  }

  async readObjects(ids: readonly string[]): Promise<Map<string, string>> {
    await this.#ready();
    const unique = [...new Set(ids)];
    const objects = await this.#guarded(() =>
      Promise.all(unique.map(id => this.#objects.read(id))),
    );
    const texts = new Map<string, string>();
    for (const object of objects) {
      if (object?.type === 'blob' && object.content) {
        texts.set(object.id, object.content.toString('utf8'));
      }
    }
    return texts;
  }

  async changedPaths(from: string, to: string): Promise<string[]> {
    await this.#mustKnow(from, to);
    const { text } = await this.#run([
      ...['diff-tree', '-r', '-z', '--name-only', '--no-renames'],
      ...['--end-of-options', from, to],
    ]);
    return text.split('\0').filter(Boolean);
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

  #newReader() {
    return new ObjectReader(
      this.#folder.path,
      this.#git.environment(),
      this.#git.limits.fileSize,
    );
  }

  async #fetch() {
    await this.#folder.fetch();
    const [head] = (await this.#refs.heads()).values();
    const isThere = head === undefined || (await this.#has(head));
    if (isThere) return;
    // Branches are as they should be, but what they point to is lost.
    this.#folder.distrust();
    await this.#folder.fetch();
  }

  async #has(id: string): Promise<boolean> {
    const object = await this.#objects.read(id).catch(() => undefined);
    return object !== undefined;
  }

  /** @throws MirrorError `not-found` for a commit that is not there */
  async #mustKnow(...commits: string[]) {
    await this.#ready();
    await this.#guarded(() =>
      Promise.all(commits.map(each => this.#trees.rootOf(each))),
    );
  }

  async #treeOf(commit: string, under?: string) {
    if (!under) return this.#trees.rootOf(commit);
    const row = await this.#trees.find(commit, under);
    return row?.mode === FOLDER ? row.id : undefined;
  }

  /** All files below a tree; listings of trees never change. */
  async #entries(tree: string): Promise<readonly MirrorEntry[]> {
    const known = this.#listings.get(tree);
    if (known) return known;
    const { text } = await this.#run(['ls-tree', '-r', '-z', tree]);
    const entries = text.split('\0').flatMap(line => {
      const match = ROW.exec(line);
      return match ? [{ mode: match[1], id: match[2], path: match[3] }] : [];
    });
    this.#listings.set(tree, entries);
    return entries;
  }

  async #write(commit: NewCommit, tree?: string): Promise<string> {
    const { id, pack } = await this.#guarded(() =>
      buildCommit(this.#trees, commit, tree),
    );
    // Git itself checks each object and writes those that are not there yet.
    await this.#run(['unpack-objects', '-q', '--strict'], { input: pack });
    return id;
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
