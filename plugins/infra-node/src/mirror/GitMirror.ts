import { randomUUID } from 'node:crypto';
import pLimit from 'p-limit';
import { commitOrders } from './commit';
import { ObjectReader } from './git/objectReader';
import { mirrorError } from './git/failure';
import type { GitProgram } from './git/GitProgram';
import { FOLDER, Trees } from './git/trees';
import { MirrorFolder } from './MirrorFolder';
import { pushBranch } from './push';
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
/** The submodules' and symlinks' place in a listing is as good as a file's. */
const ROW = /^(\d{6}) (?:blob|commit) ([0-9a-f]{40,64})\t([^]+)$/;

/** A mirror through the `git` program. */
export class GitMirror implements Mirror {
  readonly repository: RepositoryRef;
  readonly #folder: MirrorFolder;
  readonly #git: GitProgram;
  readonly #updates: Updates;
  readonly #slot = pLimit(MOST_PROCESSES);
  #objects: ObjectReader;
  #trees: Trees;

  constructor(options: GitMirrorOptions) {
    this.repository = options.repository;
    this.#folder = options.folder;
    this.#git = options.git;
    this.#objects = this.#newReader();
    this.#trees = new Trees(this.#objects);
    this.#updates = new Updates(() => this.#folder.fetch());
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

  update(options: { signal?: AbortSignal } = {}): Promise<void> {
    return this.#updates.next(options.signal);
  }

  age(): number | undefined {
    return this.#folder.age();
  }

  async defaultBranch(): Promise<string> {
    const { text } = await this.#run(['symbolic-ref', '--short', 'HEAD']);
    const branch = text.trim();
    if (await this.head(branch)) return branch;
    throw new MirrorError(
      'empty',
      `${this.#folder.name}: The repository has no commits yet`,
    );
  }

  async head(branch: string): Promise<string | undefined> {
    return (await this.branches(branch)).get(branch);
  }

  async branches(prefix: string): Promise<Map<string, string>> {
    const { text } = await this.#run([
      'for-each-ref',
      '--format=%(objectname) %(refname)',
      'refs/heads/',
    ]);
    const rows = text.split('\n').filter(Boolean);
    return new Map(
      rows
        .map((row): [string, string] => {
          const space = row.indexOf(' ');
          const branch = row.slice(space + 1 + 'refs/heads/'.length);
          return [branch, row.slice(0, space)];
        })
        .filter(([branch]) => branch.startsWith(prefix)),
    );
  }

  async list(commit: string, under?: string): Promise<MirrorEntry[]> {
    await this.#ready();
    const row = under ? await this.#trees.find(commit, under) : undefined;
    if (under && row?.mode !== FOLDER) return [];
    const tree = row?.id ?? (await this.#trees.rootOf(commit));
    const { text } = await this.#run(['ls-tree', '-r', '-z', tree]);
    const prefix = under ? `${under}/` : '';
    return text.split('\0').flatMap(line => {
      const match = ROW.exec(line);
      if (!match) return [];
      return [{ mode: match[1], id: match[2], path: prefix + match[3] }];
    });
  }

  async read(commit: string, path: string): Promise<string | undefined> {
    await this.#ready();
    const row = await this.#trees.find(commit, path);
    const object = row && (await this.#objects.read(row.id));
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
    const objects = await Promise.all(
      [...new Set(ids)].map(id => this.#objects.read(id)),
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
    const { text } = await this.#run([
      ...['diff-tree', '-r', '-z', '--name-only', '--no-renames'],
      ...['--end-of-options', from, to],
    ]);
    return text.split('\0').filter(Boolean);
  }

  async mergeBase(a: string, b: string): Promise<string | undefined> {
    const { text } = await this.#run(['merge-base', '--end-of-options', a, b], {
      okCodes: [0, 1],
    });
    return text.trim() || undefined;
  }

  async isAncestor(ancestor: string, commit: string): Promise<boolean> {
    const { code } = await this.#run(
      ['merge-base', '--is-ancestor', '--end-of-options', ancestor, commit],
      { okCodes: [0, 1] },
    );
    return code === 0;
  }

  async commit(commit: NewCommit): Promise<string> {
    await this.#ready();
    const orders = await commitOrders(this.#trees, commit, randomUUID());
    const { text } = await this.#run(['fast-import', '--quiet', '--force'], {
      input: orders,
    });
    return text.trim();
  }

  async merge(
    _ours: string,
    _theirs: string,
    _details: Omit<NewCommit, 'parents' | 'files'>,
  ): Promise<MergeOutcome> {
    throw new MirrorError('unavailable', 'Merging is not possible yet');
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

  /** What is not cloned yet is cloned. */
  async #ready() {
    if (!(await this.#folder.exists())) await this.update();
  }

  async #run(
    args: readonly string[],
    options: { input?: string; okCodes?: number[] } = {},
  ) {
    await this.#ready();
    try {
      const { code, stdout } = await this.#slot(() =>
        this.#git.run(this.#folder.path, args, options),
      );
      return { code, text: stdout.toString('utf8') };
    } catch (error) {
      throw mirrorError(error, this.#folder.name);
    }
  }
}
