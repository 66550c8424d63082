import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** The ref of a group or person; undefined when the text is none. */
export function recipientOf(owner: string): string | undefined {
  try {
    const ref = parseEntityRef(owner, { defaultKind: 'group' });
    return ['group', 'user'].includes(ref.kind.toLowerCase())
      ? stringifyEntityRef(ref)
      : undefined;
  } catch {
    return undefined;
  }
}
