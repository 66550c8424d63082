/** Addresses as GitHub Enterprise Server writes them. */
export class Urls {
  constructor(readonly base: string) {}

  api(path: string) {
    return `${this.base}/api/v3${path}`;
  }

  html(path: string) {
    return `${this.base}${path}`;
  }
}

/** GitHub's opaque ids: a type prefix and something unique behind it. */
export function nodeId(prefix: string, id: number): string {
  return `${prefix}_${Buffer.from(`${prefix}:${id}`).toString('base64url')}`;
}

/** The number in a node id, when it is one of ours with this prefix. */
export function readNodeId(prefix: string, value: string): number | undefined {
  const [head, ...rest] = value.split('_');
  if (head !== prefix) return undefined;
  const text = Buffer.from(rest.join('_'), 'base64url').toString('utf8');
  const match = text.match(/^[A-Z]+:(\d+)$/);
  return match ? Number(match[1]) : undefined;
}
