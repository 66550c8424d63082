import type { CostResource } from '../estimate';
import type { DeclaredResource } from '../estimate/resources';

/** What is told of one resource's tags. */
export type Tagging = Pick<CostResource, 'tags' | 'openTags' | 'tagging'>;

const ALL = 'tags_all';

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  typeof value === 'number'
    ? String(value)
    : undefined;

/**
 * The tags of a declared resource, those of its provider among them: `tags_all`,
 * which a resource has that takes tags. A value that only the plan tells is an
 * open tag; where whole maps are like that, there may be others.
 */
export function taggingOf({ values, unknown }: DeclaredResource): Tagging {
  const all = values[ALL];
  const open = unknown.filter(
    path => path === ALL || path.startsWith(`${ALL}.`),
  );
  const known = typeof all === 'object' && all !== null && !Array.isArray(all);
  if (!known && open.length === 0) return { tagging: 'none' };
  const texts = Object.entries(known ? all : {}).flatMap(([key, value]) => {
    const text = textOf(value);
    return text === undefined ? [] : [[key, text] as const];
  });
  const names = new Set(texts.map(([key]) => key));
  const openTags = open
    .filter(path => path !== ALL)
    .map(path => path.slice(ALL.length + 1))
    .filter(key => !names.has(key));
  return {
    ...(texts.length > 0 && { tags: Object.fromEntries(texts) }),
    ...(openTags.length > 0 && { openTags }),
    tagging: open.includes(ALL) ? 'part' : 'whole',
  };
}
