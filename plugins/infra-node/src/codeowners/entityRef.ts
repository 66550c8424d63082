import {
  KubernetesValidatorFunctions,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { type NamedOwner, readOwner } from './owner';

/**
 * The entity ref that an owner has in most catalogs; undefined when it can have
 * none. The catalog names groups and users of GitHub by their slug and login in
 * the namespace `default`: `@acme/team-x` is `group:default/team-x`, and `@bob`
 * is `user:default/bob`. A mail address tells no name.
 */
export function usualRef(owner: NamedOwner): string | undefined {
  switch (owner.kind) {
    case 'ref':
      return canonical(owner.ref);
    case 'team':
      return canonical(`group:default/${owner.slug.split('/').pop()}`);
    case 'login':
      return canonical(`user:default/${owner.login}`);
    default:
      return undefined;
  }
}

/** {@link usualRef} of a name as it is written, or the name itself. */
export function ownerRef(name: string): string {
  return usualRef(readOwner(name)) ?? name;
}

function canonical(text: string): string | undefined {
  try {
    const ref = parseEntityRef(text.toLowerCase());
    const isName = KubernetesValidatorFunctions.isValidObjectName(ref.name);
    const isSpace = KubernetesValidatorFunctions.isValidNamespace(
      ref.namespace,
    );
    return isName && isSpace ? stringifyEntityRef(ref) : undefined;
  } catch {
    return undefined;
  }
}
