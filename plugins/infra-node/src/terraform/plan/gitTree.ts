import path from 'node:path';
import { LruMap } from '../../cache';
import { runProgram } from './runProgram';
import { PlanRefusal } from './refusal';
import { createMeter, isPlanned, LIMITS, Tree, TreeFile } from './tree';

/** Nothing of the user's or the system's configuration changes what git reads. */
const GIT_ENV = {
  PATH: process.env.PATH ?? '',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ALLOW_PROTOCOL: 'file',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_LITERAL_PATHSPECS: '1',
  // A bare repository made by another user is read all the same.
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'safe.directory',
  GIT_CONFIG_VALUE_0: '*',
};

/** Bytes of files that are kept between plans. */
const MOST_KEPT = 32 * 2 ** 20;

/** Folders at commits, which never change. */
const known = new LruMap<string, readonly TreeFile[]>(MOST_KEPT, files =>
  files.reduce((sum, { content }) => sum + content.length + 200, 200),
);
/** Folders that are being read, as several plans begin at once. */
const reading = new Map<string, Promise<readonly TreeFile[]>>();

interface Entry {
  mode: string;
  id: string;
  path: string;
}

const SYMLINK = '120000';
const FILES = ['100644', '100755', SYMLINK];

async function git(
  repository: string,
  args: string[],
  options: { input?: string; mostOutput?: number } = {},
): Promise<Buffer> {
  const { code, stdout, stderr } = await runProgram(
    'git',
    ['-C', repository, ...args],
    { env: GIT_ENV, mostOutput: LIMITS.bytes, ...options },
  );
  if (code !== 0) throw new Error(stderr.trim() || `git ended with ${code}`);
  return stdout;
}

/** The contents of many blobs with one process. */
async function readBlobs(repository: string, ids: string[]) {
  if (ids.length === 0) return [];
  const all = await git(repository, ['cat-file', '--batch'], {
    input: ids.map(id => `${id}\n`).join(''),
    // The contents were measured before; names and sizes come beside them.
    mostOutput: 2 * LIMITS.bytes,
  });
  const contents: Buffer[] = [];
  let at = 0;
  for (const id of ids) {
    const end = all.indexOf(10, at);
    const [, kind, size] = all.toString('latin1', at, end).split(' ');
    if (kind !== 'blob') throw new Error(`git has no object ${id}`);
    contents.push(all.subarray(end + 1, end + 1 + Number(size)));
    at = end + 2 + Number(size);
  }
  return contents;
}

function parseEntries(listing: Buffer): (Entry & { size: number })[] {
  return listing
    .toString('utf8')
    .split('\0')
    .flatMap(line => {
      const match = /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(line);
      return match && FILES.includes(match[1])
        ? [
            {
              mode: match[1],
              id: match[3],
              size: Number(match[4]),
              path: match[5],
            },
          ]
        : [];
    });
}

/**
 * A commit of a repository on this machine.
 * @param ref branch, tag or commit
 * @param commitOf knows commits of tags without asking git
 */
export function gitTree(
  repository: string,
  ref: string,
  commitOf?: (tag: string) => Promise<string | undefined>,
): Tree {
  let commit: Promise<string> | undefined;
  const resolved = () => {
    commit ??= resolve();
    return commit;
  };

  async function resolve(): Promise<string> {
    const told = await commitOf?.(ref);
    if (told) return told;
    const wanted = ['--end-of-options', `${ref}^{commit}`];
    const id = await git(repository, [
      ...['rev-parse', '--verify', '--quiet', ...wanted],
    ]).catch(() => {
      throw new PlanRefusal(
        'refused',
        `There is no version "${ref}" of the module.`,
      );
    });
    return id.toString('utf8').trim();
  }

  async function list(folder: string) {
    const args = ['ls-tree', '-r', '-z', '-l', '--full-tree', await resolved()];
    const place = folder === '' ? [] : ['--', folder];
    return parseEntries(await git(repository, [...args, ...place]));
  }

  return {
    async files(folder) {
      const key = [repository, await resolved(), folder].join('\0');
      const before = known.get(key) ?? (await reading.get(key));
      if (before) return [...before];
      const made = read(folder).finally(() => reading.delete(key));
      reading.set(key, made);
      const files = await made;
      known.set(key, files);
      return [...files];
    },
  };

  async function read(folder: string): Promise<TreeFile[]> {
    const meter = createMeter();
    const entries = (await list(folder)).filter(each => isPlanned(each.path));
    entries.forEach(each => meter(each.path, each.size));
    const contents = await readBlobs(
      repository,
      entries.map(each => each.id),
    );
    const files: TreeFile[] = [];
    for (const [index, entry] of entries.entries()) {
      if (entry.mode !== SYMLINK) {
        files.push({ path: entry.path, content: contents[index] });
        continue;
      }
      const target = path.posix.join(
        path.posix.dirname(entry.path),
        contents[index].toString('utf8'),
      );
      if (target.startsWith('../') || contents[index][0] === 0x2f) {
        throw new PlanRefusal(
          'refused',
          `${entry.path} links out of its repository.`,
        );
      }
      files.push(...(await follow(target, entry.path)));
    }
    return files;
  }

  /** What a link leads to, under the link's name; links to links are not followed. */
  async function follow(target: string, as: string): Promise<TreeFile[]> {
    const found = (await list(target)).filter(each => each.mode !== SYMLINK);
    const contents = await readBlobs(
      repository,
      found.map(each => each.id),
    );
    return found.map((each, index) => ({
      path: `${as}${each.path.slice(target.length)}`,
      content: contents[index],
    }));
  }
}
