import { readdirSync } from 'node:fs';
import path from 'node:path';

const escape = (text: string) => text.replace(/[.+^${}()|[\]\\]/g, '\\$&');

/**
 * Files that a pattern stands for, sorted; for a shell that does not expand it,
 * or is told not to. `*` and `?` are within one name. A text without them stands
 * for itself, whether it is there or not.
 */
export function expandPattern(pattern: string, cwd: string): string[] {
  if (!/[*?]/.test(pattern)) return [pattern];
  const { root } = path.parse(pattern);
  const names = pattern.slice(root.length).split(/[\\/]+/);
  return names.reduce<string[]>(
    (places, name) => places.flatMap(place => namesIn(place, name, cwd)),
    [root],
  );
}

function namesIn(place: string, name: string, cwd: string): string[] {
  if (!/[*?]/.test(name)) return [path.join(place, name)];
  const source = escape(name).replace(/\*+/g, '.*').replaceAll('?', '.');
  const wanted = new RegExp(`^${source}$`, 'su');
  const hidden = name.startsWith('.');
  return listed(path.resolve(cwd, place))
    .filter(each => wanted.test(each) && (hidden || !each.startsWith('.')))
    .map(each => path.join(place, each));
}

/** Nothing where there is no folder. */
function listed(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
