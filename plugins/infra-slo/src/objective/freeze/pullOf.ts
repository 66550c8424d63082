/** A pull request as the API of objectives names it. */
export interface PullName {
  /** `host/owner/repo` */
  repository: string;
  number: number;
}

/** The pull request that an address of a browser is about; undefined when it is none. */
export function pullOf(address: string): PullName | undefined {
  const text = address.trim();
  if (!URL.canParse(text)) return undefined;
  const { host, pathname, protocol } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const found = /^\/([^/]+\/[^/]+)\/pull\/([1-9]\d{0,8})(\/|$)/.exec(pathname);
  return found
    ? { repository: `${host}/${found[1]}`, number: Number(found[2]) }
    : undefined;
}
