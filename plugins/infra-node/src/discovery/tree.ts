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

/** The files of a commit by path, with symbolic links followed. */
export class Tree {
  private readonly entries = new Map<string, TreeEntry>();
  private readonly folders = new Set<string>(['.']);
  private hasLinks = false;

  /** @param linkTarget text of a symlink's blob: the path it leads to */
  constructor(
    entries: Iterable<TreeEntry>,
    private readonly linkTarget: (link: TreeEntry) => string | undefined,
  ) {
    for (const entry of entries) {
      this.entries.set(entry.path, entry);
      if (entry.kind === 'symlink') this.hasLinks = true;
      let folder = posix.dirname(entry.path);
      while (!this.folders.has(folder)) {
        this.folders.add(folder);
        folder = posix.dirname(folder);
      }
    }
  }

  values(): Iterable<TreeEntry> {
    return this.entries.values();
  }

  get(path: string): TreeEntry | undefined {
    return this.entries.get(path);
  }

  /** Whether a folder of this path holds files; links are not followed. */
  hasFolder(path: string): boolean {
    return this.folders.has(path);
  }

  /** The folder that a path leads to, through links. */
  folder(path: string): string | undefined {
    if (this.folders.has(path)) return path;
    const real = this.follow(path);
    return typeof real === 'string' && this.folders.has(real)
      ? real
      : undefined;
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
