import { posix } from 'node:path';
import { parseVersion } from '@infra-portal/infra-common';

type Version = NonNullable<ReturnType<typeof parseVersion>>;

/** Newest first; a version before its release comes after it. */
function newestFirst(a: Version, b: Version): number {
  for (let i = 0; i < 3; i++) {
    if (a.numbers[i] !== b.numbers[i]) return b.numbers[i] - a.numbers[i];
  }
  if (a.pre === b.pre) return 0;
  if (a.pre === '') return -1;
  if (b.pre === '') return 1;
  return a.pre < b.pre ? 1 : -1;
}

function append<T>(lists: Map<string, T[]>, key: string, value: T) {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Tags by what stands before the last `/`: the module that they version. */
export function tagsByModule(tags: readonly string[]): {
  versions: Map<string, string[]>;
  /** Tags of a module, by its name, that name no version. */
  odd: Map<string, string[]>;
} {
  const found = new Map<string, Version[]>();
  const odd = new Map<string, string[]>();
  for (const tag of tags) {
    const slash = tag.lastIndexOf('/');
    const module = slash < 0 ? '.' : tag.slice(0, slash);
    const version = parseVersion(tag.slice(slash + 1));
    if (version) append(found, module, version);
    else append(odd, module, tag);
  }
  const versions = new Map<string, string[]>();
  for (const [module, list] of found) {
    const texts = list.sort(newestFirst).map(({ text }) => text);
    versions.set(module, [...new Set(texts)]);
  }
  return { versions, odd };
}

/** Names under which a module may be tagged. */
export function tagNames(dir: string): string[] {
  const inner = dir.replace(/^(?:.*\/)?modules\//, '');
  return [...new Set([posix.basename(dir), inner, dir])];
}

/** The tag that names a version of the module in a folder, `sqs/v1.2.0`. */
export function tagOfVersion(
  tags: readonly string[],
  dir: string,
  version: string,
): string | undefined {
  const names = dir === '.' ? ['.'] : tagNames(dir);
  return tags.find(tag => {
    const slash = tag.lastIndexOf('/');
    const module = slash < 0 ? '.' : tag.slice(0, slash);
    const named = parseVersion(tag.slice(slash + 1));
    return named?.text === version && names.includes(module);
  });
}
