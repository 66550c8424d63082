import { safeHref } from './safeHref';

/** What may follow the beginning of a page's address: one name. */
const NAME = /^\w[\w.~%-]*$/;

/**
 * Where a link of a text leads: a page elsewhere, or below `base` for a
 * relative one. Nothing for places in the text itself, for other schemes, and
 * for relative ones without a base.
 */
export function pageLink(
  address: string | undefined,
  base: string | undefined,
  pages: readonly string[] = [],
): string | undefined {
  if (!address || address.startsWith('#')) return undefined;
  const page = pages.find(each => address.startsWith(each));
  if (page && NAME.test(address.slice(page.length))) return address;
  if (URL.canParse(address)) return safeHref(address);
  if (!base || !safeHref(base)) return undefined;
  const folder = base.endsWith('/') ? base : `${base}/`;
  if (!URL.canParse(address, folder)) return undefined;
  const url = new URL(address, folder);
  // `//elsewhere` and `/from/the/root` are not of this folder's repository.
  return url.origin === new URL(base).origin && !/^[\\/]/.test(address)
    ? safeHref(url.href)
    : undefined;
}
