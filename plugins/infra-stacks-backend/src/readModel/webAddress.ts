/** Half a character, which a name may have, has no place in an address. */
const encoded = (part: string) =>
  encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\uFFFD'));

/** A folder of a repository, as GitHub shows it at a commit. */
export function folderUrl(url: string, commit: string, dir: string): string {
  return address(url, 'tree', commit, dir);
}

/** A line of a file, as GitHub shows it at a commit. */
export function lineUrl(
  url: string,
  commit: string,
  { file, line }: { file: string; line: number },
): string {
  return `${address(url, 'blob', commit, file)}#L${line}`;
}

function address(
  url: string,
  kind: 'tree' | 'blob',
  commit: string,
  path: string,
): string {
  const parts = path === '.' ? [] : path.split('/');
  return [`${url}/${kind}/${commit}`, ...parts.map(encoded)].join('/');
}
