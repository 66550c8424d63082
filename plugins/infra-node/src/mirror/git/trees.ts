import { LRUCache } from 'lru-cache';
import { MirrorError } from '../types';
import { GitError } from './runGit';
import type { ObjectReader } from './objectReader';

/** One row of a tree object. */
export interface TreeRow {
  /** As git writes it: `100644`, `40000` … */
  mode: string;
  id: string;
}

/** A folder by {@link byteName}: git's names are bytes, not always UTF-8. */
export type Tree = ReadonlyMap<string, TreeRow>;

export const FOLDER = '40000';
const NOTHING: Tree = new Map();

/** A file that is in two commits not as it is in both. */
export interface Difference {
  path: string;
  /** What it was, if anything. */
  before?: TreeRow;
  after?: TreeRow;
}

/** Rows of trees kept in memory for one mirror. */
const MOST_ROWS = 200_000;

const fileOf = (row?: TreeRow) => (row?.mode === FOLDER ? undefined : row);

const folderOf = (row?: TreeRow) => (row?.mode === FOLDER ? row.id : undefined);

/** The bytes of a name, one to a character, so that none is lost. */
export function byteName(name: string): string {
  return Buffer.from(name, 'utf8').toString('latin1');
}

/**
 * Reads folders from git's objects, which never change under their name, so
 * what was read once is kept.
 */
export class Trees {
  readonly #objects: ObjectReader;
  readonly #trees = new LRUCache<string, Tree>({
    maxSize: MOST_ROWS,
    sizeCalculation: tree => tree.size + 1,
  });
  readonly #roots = new LRUCache<string, string>({ max: 1_000 });

  constructor(objects: ObjectReader) {
    this.#objects = objects;
  }

  /**
   * Name of the tree of a commit.
   * @throws MirrorError `not-found` when there is no such commit
   */
  async rootOf(commit: string): Promise<string> {
    const known = this.#roots.get(commit);
    if (known) return known;
    const object = await this.#objects.read(commit);
    const text =
      object?.type === 'commit' && object.content?.toString('latin1');
    const root = text && /^tree ([0-9a-f]{40,64})\n/.exec(text)?.[1];
    if (!root) {
      const shown = JSON.stringify(commit.slice(0, 80));
      throw new MirrorError('not-found', `There is no commit ${shown}`);
    }
    this.#roots.set(commit, root);
    return root;
  }

  /** The rows of a folder. */
  async rows(id: string): Promise<Tree> {
    const known = this.#trees.get(id);
    if (known) return known;
    const object = await this.#objects.read(id);
    if (object?.type !== 'tree' || !object.content) {
      throw new GitError('cat-file', undefined, `missing tree ${id}`, 'exit');
    }
    const rows = parseTree(object.content, id.length / 2);
    this.#trees.set(id, rows);
    return rows;
  }

  /** The row of a path, if there is something. */
  async find(commit: string, path: string): Promise<TreeRow | undefined> {
    let id = await this.rootOf(commit);
    const parts = path.split('/');
    for (const [index, name] of parts.entries()) {
      const row = (await this.rows(id)).get(byteName(name));
      if (!row || index === parts.length - 1) return row;
      if (row.mode !== FOLDER) return undefined;
      id = row.id;
    }
    return undefined;
  }

  /**
   * Files that differ below two folders, by path as git orders them. Only
   * folders that differ are read.
   */
  async differences(
    before: string | undefined,
    after: string | undefined,
    above = '',
  ): Promise<Difference[]> {
    if (before === after) return [];
    const [old, now] = await Promise.all(
      [before, after].map(id => (id === undefined ? NOTHING : this.rows(id))),
    );
    const found: Difference[] = [];
    for (const name of [...new Set([...old.keys(), ...now.keys()])].sort()) {
      const one = old.get(name);
      const other = now.get(name);
      if (one?.id === other?.id && one?.mode === other?.mode) continue;
      const path = above + Buffer.from(name, 'latin1').toString('utf8');
      const [was, is] = [fileOf(one), fileOf(other)];
      if (was || is) {
        found.push({
          path,
          ...(was && { before: was }),
          ...(is && { after: is }),
        });
      }
      const below = await this.differences(
        folderOf(one),
        folderOf(other),
        `${path}/`,
      );
      for (const each of below) found.push(each);
    }
    return found;
  }
}

function parseTree(content: Buffer, hashLength: number): Tree {
  const rows = new Map<string, TreeRow>();
  let at = 0;
  while (at < content.length) {
    const space = content.indexOf(0x20, at);
    const zero = content.indexOf(0x00, space);
    const end = zero + 1 + hashLength;
    rows.set(content.toString('latin1', space + 1, zero), {
      // Some old programs wrote folders as `040000`.
      mode: content.toString('latin1', at, space).replace(/^0+/, ''),
      id: content.toString('hex', zero + 1, end),
    });
    at = end;
  }
  return rows;
}

/** A folder as git keeps it: sorted by bytes, folders as if they ended in `/`. */
export function treeContent(rows: Tree): Buffer {
  const keyed = [...rows].map(([name, row]) => ({
    key: row.mode === FOLDER ? `${name}/` : name,
    name,
    row,
  }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  return Buffer.concat(
    keyed.flatMap(({ name, row }) => [
      Buffer.from(`${row.mode} ${name}\0`, 'latin1'),
      Buffer.from(row.id, 'hex'),
    ]),
  );
}
