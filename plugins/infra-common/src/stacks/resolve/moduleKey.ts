import type { ModuleCall } from '../discovery';
import type { GitSource } from '../moduleSource';

const basename = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/**
 * What tells a module of git from others: hosts and repositories are the same
 * whichever way they are written, folders are not.
 */
export function gitModuleKey(repository: string, dir: string): string {
  return `${repository.toLowerCase()}//${dir}`;
}

const pathOf = ({ host, repository }: GitSource) => `${host}/${repository}`;

/**
 * What a call calls, such that all calls of one module have one key; undefined
 * where that cannot be told.
 * @param repository `host/owner/name` of the caller
 */
export function moduleKey(
  repository: string,
  { target, dir }: Pick<ModuleCall, 'target' | 'dir'>,
): string | undefined {
  switch (target?.kind) {
    case 'local':
      return dir === undefined ? undefined : gitModuleKey(repository, dir);
    case 'git':
      return gitModuleKey(pathOf(target), target.dir);
    case 'registry':
      return `registry:${target.host}/${target.address}//${target.dir}`;
    case 'other':
      return `other:${target.address}`;
    default:
      return undefined;
  }
}

/** Where a module outside of what is read comes from, for people. */
export interface ModulePlace {
  title: string;
  /** `host/owner/name`, in git. */
  repository?: string;
  dir?: string;
}

/** Reads what `moduleKey` wrote. */
export function placeOfKey(key: string): ModulePlace {
  if (key.startsWith('other:')) return { title: key.slice('other:'.length) };
  const isRegistry = key.startsWith('registry:');
  const text = isRegistry ? key.slice('registry:'.length) : key;
  const at = text.indexOf('//');
  const place = text.slice(0, at);
  const dir = text.slice(at + 2);
  if (isRegistry) {
    const address = place.slice(place.indexOf('/') + 1);
    return { title: dir === '.' ? address : `${address}//${dir}` };
  }
  const title = basename(dir === '.' ? place : dir);
  return { title, repository: place, dir };
}

/** A source as it is written, without its ref. */
export function withoutRef(source: string): string {
  const at = source.indexOf('?');
  return at < 0 ? source : source.slice(0, at);
}
