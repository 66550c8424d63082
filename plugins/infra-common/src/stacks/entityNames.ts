/** Characters of a name that is shortened; `-` and eight of a hash follow. */
const LONGEST = 54;

/** The name of a service's Component in the catalog. */
export function serviceEntityName(product: string, service: string): string {
  return entityName([product, service]);
}

/** The name of a stack's Resource in the catalog. */
export function stackEntityName(
  product: string,
  service: string,
  environment: string,
): string {
  return entityName([product, service, environment]);
}

/**
 * Parts joined to a name that the catalog takes. What does not go into a name,
 * or is too long, is told apart by a hash.
 */
function entityName(parts: readonly string[]): string {
  const whole = parts.join('-');
  const slug = whole
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (slug === whole && slug.length <= LONGEST) return slug;
  const start = slug.slice(0, LONGEST).replace(/-+$/, '') || 'x';
  return `${start}-${hash(parts.join('\0'))}`;
}

/** FNV-1a: eight hexadecimal digits, the same everywhere. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  }
  return value.toString(16).padStart(8, '0');
}
