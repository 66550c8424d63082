import path from 'node:path';

/** Where objectives are kept: folders from the first `slo` on are theirs. */
const SEGMENT = 'slo';

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
