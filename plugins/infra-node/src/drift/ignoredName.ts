import { isIdentifier, quote } from '../terraform/write';
import { Leave } from './leave';
import { parseAttributePath } from './names';

/** Arguments that are maps wherever they are, so that one key may be named. */
const MAPS = new Set(['labels', 'tags']);
/** Computed: it cannot be ignored, and follows what it is computed from. */
const COMPUTED = new Set(['arn', 'id', 'tags_all']);

/**
 * What `ignore_changes` has to name for an attribute: `tags["Team"]` of a map,
 * else the whole argument or block.
 * @throws Leave where nothing can be named
 */
export function ignoredName(path: string): string {
  const steps = parseAttributePath(path.replace(/\[\]$/, ''));
  const name = steps?.[0];
  if (!steps || typeof name !== 'string' || !isIdentifier(name)) {
    throw new Leave('unreadablePath');
  }
  if (COMPUTED.has(name)) {
    throw new Leave('computed', name);
  }
  const keys = steps.slice(1);
  return MAPS.has(name) && keys.length > 0
    ? `${name}[${quote(keys.join('.'))}]`
    : name;
}
