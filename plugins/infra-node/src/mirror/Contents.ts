import { LRUCache } from 'lru-cache';
import { buildCommit, buildCommits } from './commit';
import { ObjectReader } from './git/objectReader';
import type { GitProgram } from './git/GitProgram';
import { type Difference, FOLDER, Trees } from './git/trees';
import type { MirrorFolder } from './MirrorFolder';
import { MirrorError, type MirrorEntry, type NewCommit } from './types';

/** Rows of listings kept in memory. */
const MOST_LISTED = 200_000;
/** The submodules' and symlinks' place in a listing is as good as a file's. */
const ROW = /^(\d{6}) (?:blob|commit) ([0-9a-f]{40,64})\t([^]+)$/;

export interface ContentsOptions {
  folder: MirrorFolder;
  git: GitProgram;
  /** Runs git in the clone. */
  run: (args: readonly string[]) => Promise<{ text: string }>;
  /** Gives errors their words, and notices damage. */
  guarded: <T>(work: () => Promise<T>) => Promise<T>;
}

/** What commits of a clone hold; the clone is to be there. */
export class Contents {
  readonly #options: ContentsOptions;
  readonly #listings = new LRUCache<string, readonly MirrorEntry[]>({
    maxSize: MOST_LISTED,
    sizeCalculation: entries => entries.length + 1,
  });
  #objects: ObjectReader;
  #trees: Trees;

  constructor(options: ContentsOptions) {
    this.#options = options;
    this.#objects = this.#newReader();
    this.#trees = new Trees(this.#objects);
  }

  /** Lets go of the processes; the next call starts them again. */
  close() {
    this.#objects.close();
  }

  /** Another folder has come to the place of the clone. */
  renew() {
    this.#objects.close();
    this.#objects = this.#newReader();
    this.#trees = new Trees(this.#objects);
  }

  async list(commit: string, under?: string): Promise<MirrorEntry[]> {
    const { guarded } = this.#options;
    const tree = await guarded(() => this.#treeOf(commit, under));
    if (!tree) return [];
    const prefix = under ? `${under}/` : '';
    const entries = await this.#entries(tree);
    return entries.map(entry => ({ ...entry, path: prefix + entry.path }));
  }

  /** @throws MirrorError `too-large` */
  async read(commit: string, path: string): Promise<string | undefined> {
    const { folder, guarded } = this.#options;
    const object = await guarded(async () => {
      const row = await this.#trees.find(commit, path);
      return row && this.#objects.read(row.id);
    });
    if (object?.type !== 'blob') return undefined;
    if (object.content) return object.content.toString('utf8');
    throw new MirrorError(
      'too-large',
      `${folder.name}: ${JSON.stringify(path.slice(0, 200))} has ${
        object.size
      } bytes, which is more than the portal reads`,
    );
  }

  /** Texts of files by their object names; what is none is left out. */
  async readObjects(ids: readonly string[]): Promise<Map<string, string>> {
    const unique = [...new Set(ids)];
    const objects = await this.#options.guarded(() =>
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

  async has(id: string): Promise<boolean> {
    const object = await this.#objects.read(id).catch(() => undefined);
    return object !== undefined;
  }

  /** @throws MirrorError `not-found` for a commit that is not there */
  async mustKnow(commits: readonly string[]): Promise<void> {
    await this.#options.guarded(() =>
      Promise.all(commits.map(each => this.#trees.rootOf(each))),
    );
  }

  /**
   * Whether two commits hold the same.
   * @throws MirrorError `not-found` for a commit that is not there
   */
  async sameFiles(a: string, b: string): Promise<boolean> {
    const [one, other] = await this.#options.guarded(() =>
      Promise.all([a, b].map(each => this.#trees.rootOf(each))),
    );
    return one === other;
  }

  /**
   * Files that differ between two commits.
   * @throws MirrorError `not-found` for a commit that is not there
   */
  differences(from: string, to: string): Promise<Difference[]> {
    return this.#options.guarded(async () => {
      const [before, after] = await Promise.all(
        [from, to].map(each => this.#trees.rootOf(each)),
      );
      return this.#trees.differences(before, after);
    });
  }

  /** The objects of a new commit, packed; nothing is written. */
  build(commit: NewCommit, tree?: string) {
    return this.#options.guarded(() => buildCommit(this.#trees, commit, tree));
  }

  /** The objects of new commits, packed together; nothing is written. */
  buildAll(commits: readonly [NewCommit, ...NewCommit[]]) {
    return this.#options.guarded(() => buildCommits(this.#trees, commits));
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
    const { text } = await this.#options.run(['ls-tree', '-r', '-z', tree]);
    const entries = text.split('\0').flatMap(line => {
      const match = ROW.exec(line);
      return match ? [{ mode: match[1], id: match[2], path: match[3] }] : [];
    });
    this.#listings.set(tree, entries);
    return entries;
  }

  #newReader() {
    const { folder, git } = this.#options;
    return new ObjectReader(
      folder.path,
      git.environment(),
      git.limits.fileSize,
    );
  }
}
