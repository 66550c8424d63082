import { posix } from 'node:path';

/** A file of a commit, as git keeps it. */
export interface TreeEntry {
  path: string;
  /** Hash of the content: equal hashes, equal texts. */
  blob: string;
  kind: 'file' | 'symlink';
}

/** Longer chains of links are circles. */
const MOST_LINKS = 40;

export type Resolved =
  | { entry: TreeEntry }
  | { problem: 'leaves' | 'missing' | 'circle' };

/** The folders that a file is in, the nearest first. */
function* foldersAbove(path: string): Generator<string> {
  for (
    let slash = path.lastIndexOf('/');
    slash > 0;
    slash = path.lastIndexOf('/', slash - 1)
  ) {
    yield path.slice(0, slash);
  }
}

/** The files of a commit by path, with symbolic links followed. */
export class Tree {
  private readonly entries = new Map<string, TreeEntry>();
  /** How many files each folder holds, those of its folders too. */
  private readonly folders = new Map<string, number>();
  private links = 0;

  /** @param linkTarget text of a symlink's blob: the path it leads to */
  constructor(
    private readonly linkTarget: (link: TreeEntry) => string | undefined,
  ) {}

  /**
   * Takes over a file, also in the place of another.
   * @returns folders that were not there
   */
  put(entry: TreeEntry): string[] {
    const gone = this.remove(entry.path);
    this.entries.set(entry.path, entry);
    if (entry.kind === 'symlink') this.links += 1;
    const made: string[] = [];
    for (const folder of foldersAbove(entry.path)) {
      const files = this.folders.get(folder) ?? 0;
      if (files === 0) made.push(folder);
      this.folders.set(folder, files + 1);
    }
    return made.filter(folder => !gone.includes(folder));
  }

  /** @returns folders that are there no more */
  remove(path: string): string[] {
    const entry = this.entries.get(path);
    if (!entry) return [];
    this.entries.delete(path);
    if (entry.kind === 'symlink') this.links -= 1;
    const gone: string[] = [];
    for (const folder of foldersAbove(path)) {
      const files = this.folders.get(folder)! - 1;
      if (files > 0) this.folders.set(folder, files);
      else {
        this.folders.delete(folder);
        gone.push(folder);
      }
    }
    return gone;
  }

  get hasLinks(): boolean {
    return this.links > 0;
  }

  get(path: string): TreeEntry | undefined {
    return this.entries.get(path);
  }

  /** Whether a folder of this path holds files; links are not followed. */
  hasFolder(path: string): boolean {
    return path === '.' || this.folders.has(path);
  }

  /** The folder that a path leads to, through links. */
  folder(path: string): string | undefined {
    if (this.hasFolder(path)) return path;
    const real = this.follow(path);
    return typeof real === 'string' && this.hasFolder(real) ? real : undefined;
  }

  /** The file that a path leads to, through links on any part of the way. */
  resolve(path: string): Resolved {
    // What git keeps as a file has only folders above it.
    const direct = this.entries.get(path);
    if (direct?.kind === 'file') return { entry: direct };
    if (!direct && !this.hasLinks) return { problem: 'missing' };
    const real = this.follow(path);
    if (typeof real !== 'string') return real;
    const entry = this.entries.get(real);
    return entry ? { entry } : { problem: 'missing' };
  }

  private follow(path: string): string | { problem: 'leaves' | 'circle' } {
    let rest = path.split('/');
    let real = '.';
    let links = 0;
    while (rest.length > 0) {
      const [part, ...others] = rest;
      rest = others;
      const next = posix.join(real, part);
      if (next === '..' || next.startsWith('../')) return { problem: 'leaves' };
      const entry = this.entries.get(next);
      const target =
        entry?.kind === 'symlink' ? this.linkTarget(entry) : undefined;
      if (target === undefined) real = next;
      else {
        links += 1;
        if (links > MOST_LINKS) return { problem: 'circle' };
        if (target.startsWith('/')) return { problem: 'leaves' };
        rest = [...target.split('/'), ...rest];
      }
    }
    return real;
  }
}
