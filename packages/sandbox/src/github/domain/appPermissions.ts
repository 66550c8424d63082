export type Permissions = Record<string, string>;

const ranks = ['read', 'write', 'admin'];

/**
 * The permissions of an installation token: what is asked for, and never more
 * than the App has. Nothing asked for means all of them.
 *
 * @returns the permissions, or the name of the first one that goes too far.
 */
export function narrowPermissions(
  granted: Permissions,
  asked: Permissions | undefined,
): Permissions | { tooMuch: string } {
  if (!asked) return granted;
  for (const [name, access] of Object.entries(asked)) {
    const rank = ranks.indexOf(access);
    if (rank < 0 || ranks.indexOf(granted[name]) < rank) {
      return { tooMuch: name };
    }
  }
  return { ...asked, ...(granted.metadata && { metadata: granted.metadata }) };
}
