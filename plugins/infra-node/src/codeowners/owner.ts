/** What a text that names an owner means. */
export type NamedOwner =
  /** Of the catalog, such as `group:default/platform`. */
  | { kind: 'ref'; ref: string }
  /** Of GitHub: `acme/platform`. */
  | { kind: 'team'; slug: string }
  /** A login of GitHub. */
  | { kind: 'login'; login: string }
  | { kind: 'mail'; address: string };

const REF = /^(group|user):/i;

/** Reads the name of an owner, as CODEOWNERS, intents and standards write it. */
export function readOwner(name: string): NamedOwner {
  if (REF.test(name)) return { kind: 'ref', ref: name };
  const plain = name.replace(/^@/, '');
  if (plain.includes('/')) return { kind: 'team', slug: plain };
  if (plain.includes('@')) return { kind: 'mail', address: plain };
  return { kind: 'login', login: plain };
}
