import path from 'node:path';

/** Where objectives are kept: folders from the first `slo` on are theirs. */
const SEGMENT = 'slo';

/** A path's folders, before the first `slo` and after it. */
function aroundSlo(file: string): { before: string[]; after: string[] } {
  const folders = path.posix.dirname(file).split('/');
  const all = folders.filter(each => each !== '.');
  const at = all.indexOf(SEGMENT);
  return at === -1
    ? { before: [], after: all }
    : { before: all.slice(0, at), after: all.slice(at + 1) };
}

/**
 * The dashboard of the objectives of a folder, from the path of one of them:
 * `dashboards/authhub/api.json` of those in `slo/authhub/api`.
 */
export function sloDashboardPlace(file: string): {
  path: string;
  name: string;
} {
  const { before, after } = aroundSlo(file);
  const name = after.join('/') || 'objectives';
  return { path: [...before, 'dashboards', `${name}.json`].join('/'), name };
}

/**
 * The folder of documents that objectives of one tree share, `slo/_shared`, from
 * the path of one of them; undefined where it is below no folder `slo`.
 */
export function sloSharedFolder(file: string): string | undefined {
  const folders = path.posix.dirname(file).split('/');
  const at = folders.indexOf(SEGMENT);
  if (at === -1) return undefined;
  return [...folders.slice(0, at + 1), '_shared'].join('/');
}
