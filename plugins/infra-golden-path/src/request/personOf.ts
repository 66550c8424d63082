/** Somebody that is waited for, as shown. */
export interface Person {
  name: string;
  /** Of whom the catalog knows: kind, namespace and name. */
  entity?: { kind: string; namespace: string; name: string };
}

const ENTITY_REF = /^(user|group):(?:([^/\s]+)\/)?([^/\s]+)$/i;

/** Reads a login (`minji`), a team (`@acme/platform`) or an entity ref. */
export function personOf(who: string): Person {
  const match = ENTITY_REF.exec(who);
  if (!match) return { name: who };
  const [, kind, namespace = 'default', name] = match;
  return {
    name,
    entity: { kind: kind.toLocaleLowerCase('en-US'), namespace, name },
  };
}
