/** Characters of a name that is shortened; `-` and eight of a hash follow. */
const LONGEST = 54;

/**
 * Parts joined to a name that the catalog takes. What does not go into a name,
 * or is too long, is told apart by a hash.
 */
export function entityName(all: readonly (string | undefined)[]): string {
  const parts = all.filter(part => part !== undefined);
  const whole = parts.join('-');
  const slug = whole
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (slug === whole && slug.length <= LONGEST) return slug;
  const start = slug.slice(0, LONGEST).replace(/-+$/, '') || 'x';
  return `${start}-${hash(parts.join('\0'))}`;
}

/** Text as a part of an address, as far as it goes into one. */
export function slugOf(text: string): string {
  const slug = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug.slice(0, LONGEST).replace(/-+$/, '') || 'x';
}

/** A name with the hash of what it stands for, where the name alone is taken. */
export function hashed(name: string, whole: string): string {
  return `${name.slice(0, LONGEST)}-${hash(whole)}`;
}

/** FNV-1a: eight hexadecimal digits, the same everywhere. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  }
  return value.toString(16).padStart(8, '0');
}
