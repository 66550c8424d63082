import {
  filesToRead,
  readFacts,
  TOO_LARGE,
  TreeEntry,
} from '@infra-portal/infra-node';
import { runGit } from './runGit';

/** Files read by one git process. */
const BATCH = 500;

/** Larger files are nobody's Terraform; they count as unreadable. Bytes. */
const MAX_BLOB = 4 * 1024 * 1024;

type Facts = Map<string, ReturnType<typeof readFacts>>;

/** The files of a repository's newest commit, and what is in them. */
export async function readCommit(
  repository: string,
  signal: AbortSignal,
): Promise<{ entries: TreeEntry[]; facts: Facts }> {
  const before = ['-C', repository];
  const listing = await runGit(
    ['ls-tree', '-r', '-z', '-l', '--full-tree', 'HEAD'],
    { before, signal },
  );
  const { entries, sizes } = parseListing(listing.toString('utf8'));
  const wanted = filesToRead(entries);
  const facts: Facts = new Map();
  const readable = wanted.filter(({ entry, key }) => {
    const isTooLarge = (sizes.get(entry.blob) ?? 0) > MAX_BLOB;
    if (isTooLarge) facts.set(key, TOO_LARGE);
    return !isTooLarge;
  });
  for (let at = 0; at < readable.length; at += BATCH) {
    const batch = readable.slice(at, at + BATCH);
    const input = batch.map(({ entry }) => `${entry.blob}\n`).join('');
    const output = await runGit(['cat-file', '--batch'], {
      before,
      signal,
      input,
    });
    for (const [index, text] of contentsOf(output).entries()) {
      const { entry, role, key } = batch[index];
      facts.set(key, readFacts(text, entry.path, role));
    }
  }
  return { entries, facts };
}

/** The text of one file of the newest commit, if it is there. */
export async function readCommitFile(
  repository: string,
  file: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const before = ['-C', repository];
  const found = await runGit(['ls-tree', '-z', 'HEAD', '--', file], {
    before,
    signal,
  });
  if (found.length === 0) return undefined;
  const text = await runGit(['show', `HEAD:${file}`], { before, signal });
  return text.toString('utf8');
}

function parseListing(text: string) {
  const entries: TreeEntry[] = [];
  const sizes = new Map<string, number>();
  for (const line of text.split('\0')) {
    const match = /^(\d+) blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(line);
    if (!match) continue;
    const [, mode, blob, size, path] = match;
    const kind = mode === '120000' ? 'symlink' : 'file';
    entries.push({ path, blob, kind });
    sizes.set(blob, Number(size));
  }
  return { entries, sizes };
}

/** Splits `<id> blob <size>\n<content>\n…`. */
export function contentsOf(output: Buffer): string[] {
  const found: string[] = [];
  let at = 0;
  while (at < output.length) {
    const end = output.indexOf(10, at);
    const size = Number(output.toString('latin1', at, end).split(' ')[2]);
    found.push(output.toString('utf8', end + 1, end + 1 + size));
    at = end + 2 + size;
  }
  return found;
}
