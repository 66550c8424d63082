import { JsonValue } from '@backstage/types';

/** Names of keys whose values are secrets, wherever they appear. */
const SECRET_KEY =
  /secret|password|passphrase|token|credential|cookie|(private|api|access|account|signing|shared|encryption)_?-?key/i;

/**
 * The values in a configuration that must never be printed, by the names of
 * their keys.
 *
 * Backstage finds them by compiling the schemas of all packages instead, which
 * is a third of the time a start takes. A test holds the two against each
 * other for the configurations we ship.
 */
export function findSecrets(config: JsonValue | undefined): Set<string> {
  const found = new Set<string>();
  collect(config, false, found);
  return found;
}

function collect(
  value: JsonValue | undefined,
  secret: boolean,
  found: Set<string>,
): void {
  if (typeof value === 'string') {
    if (secret) {
      found.add(value);
    } else {
      const inside = passwordInUrl(value);
      if (inside) found.add(inside);
    }
  } else if (Array.isArray(value)) {
    value.forEach(item => collect(item, secret, found));
  } else if (value && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      collect(item, secret || SECRET_KEY.test(key), found);
    }
  }
}

/** The password of an address such as `postgres://user:password@host/name`. */
function passwordInUrl(value: string): string | undefined {
  const encoded = /^[a-z][a-z0-9+.-]*:\/\/[^/?#:@]*:([^/?#@]+)@/i.exec(value);
  return encoded?.[1];
}
