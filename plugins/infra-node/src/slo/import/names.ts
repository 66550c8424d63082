import { createHash } from 'node:crypto';

const LONGEST = 63;

/**
 * A text as a name of OpenSLO (RFC 1123): lower case, digits and hyphens, at most
 * 63. What had to be cut ends in 8 letters of its hash, so that names stay apart.
 */
export function nameOf(text: string): string {
  const slug = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (slug !== '' && slug.length <= LONGEST) return slug;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return `${slug.slice(0, LONGEST - 9) || 'unnamed'}-${hash}`;
}
