/**
 * An address that came with data, if following it only opens a page:
 * `javascript:` and other schemes give nothing, and so do credentials in it.
 */
export function safeHref(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  const isPage = url.protocol === 'https:' || url.protocol === 'http:';
  return isPage && url.username === '' && url.password === ''
    ? url.href
    : undefined;
}
