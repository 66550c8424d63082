import type { Stack } from '@infra-portal/infra-common';
import { safeHref } from '@infra-portal/infra-react';

/** A line of a file at the commit that was read, in the repository's pages. */
export function lineUrl(
  { url, commit }: Pick<Stack, 'url' | 'commit'>,
  file: string,
  line: number,
): string | undefined {
  const end = url.indexOf(`/tree/${commit}`);
  if (end < 0) return undefined;
  const path = file.split('/').map(encodeURIComponent).join('/');
  return safeHref(`${url.slice(0, end)}/blob/${commit}/${path}#L${line}`);
}
