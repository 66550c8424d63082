import type { Mirror, MirrorEntry } from '@infra-portal/infra-node';
import { LruMap, once } from '../util/LruMap';
import type { BaseTree } from './types';

/** Characters of files that are kept between previews. */
const MOST_CHARACTERS = 64 * 1024 * 1024;

/** Texts of objects, by name: what a name stands for never changes. */
export function createTextCache(): LruMap<string, string> {
  return new LruMap(MOST_CHARACTERS, text => text.length + 100);
}

/** One commit of a mirror. What was read is kept. */
export function mirrorTree(
  mirror: Mirror,
  branch: string,
  commit: string,
  texts: LruMap<string, string>,
): BaseTree {
  let entries: Promise<ReadonlyMap<string, MirrorEntry>> | undefined;
  const all = () => {
    entries ??= mirror
      .list(commit)
      .then(list => new Map(list.map(entry => [entry.path, entry])));
    entries.catch(() => {
      entries = undefined;
    });
    return entries;
  };

  const tags = new LruMap<string, Promise<string | undefined>>(2_000);
  const folders = new LruMap<string, Promise<ReadonlyMap<string, string>>>(500);

  async function readObjects(ids: readonly string[]) {
    const found = new Map<string, string>();
    const missing = new Set<string>();
    for (const id of ids) {
      const text = texts.get(id);
      if (text === undefined) missing.add(id);
      else found.set(id, text);
    }
    if (missing.size > 0) {
      for (const [id, text] of await mirror.readObjects([...missing])) {
        texts.set(id, text);
        found.set(id, text);
      }
    }
    return found;
  }

  return {
    repository: mirror.repository,
    branch,
    commit,
    entries: all,
    readObjects,
    directory: mirror.directory,
    readAt: (other, path) => mirror.read(other, path),
    tag: name => once(tags, name, () => mirror.tag(name)),
    filesAt: (other, folder) =>
      once(folders, `${other} ${folder}`, async () => {
        const found = (await mirror.list(other, folder)).filter(
          ({ mode }) => mode === '100644' || mode === '100755',
        );
        const contents = await readObjects(found.map(({ id }) => id));
        return new Map(
          found.map(({ path, id }) => [path, contents.get(id) ?? '']),
        );
      }),
    async list(under) {
      const found = [...(await all()).values()];
      if (!under) return found;
      const prefix = `${under.replace(/\/+$/, '')}/`;
      return found.filter(({ path }) => path.startsWith(prefix));
    },
    async read(path) {
      const entry = (await all()).get(path);
      if (!entry || entry.mode === '160000') return undefined;
      return (await readObjects([entry.id])).get(entry.id);
    },
  };
}
