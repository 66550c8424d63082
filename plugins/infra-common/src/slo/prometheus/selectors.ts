import { WINDOW_MARK } from '../model/Queries';

/** A selector of series in a query: a name, matchers, or both. */
const SELECTOR =
  '(?:[a-zA-Z_:][\\w:]*(?:\\s*\\{(?:[^{}"\'`]|"(?:[^"\\\\]|\\\\.)*"|\'(?:[^\'\\\\]|\\\\.)*\'|`[^`]*`)*\\})?|\\{(?:[^{}"\'`]|"(?:[^"\\\\]|\\\\.)*"|\'(?:[^\'\\\\]|\\\\.)*\'|`[^`]*`)+\\})';
const MARK = WINDOW_MARK.replace(/[{}.]/g, '\\$&');
const RANGED = new RegExp(`(${SELECTOR})\\s*\\[${MARK}\\]`, 'g');
const GROWTH = new RegExp(
  `\\b(rate|increase|sum_over_time)\\s*\\(\\s*${SELECTOR}\\s*\\[${MARK}\\]\\s*\\)`,
  'g',
);

/** Selectors whose samples a query looks back over; each once. */
export const sloSelectorsOf = (query: string): string[] => [
  ...new Set([...query.matchAll(RANGED)].map(([, selector]) => selector)),
];

/**
 * What a query gives: events per second, or events of all of its window. Undefined
 * where its numbers may be divided by others of its kind only. Sums of rates, or of
 * increases, are known; of anything else nothing is said.
 */
export function sloCountScale(query: string): 'rate' | 'sum' | undefined {
  const kinds = new Set<string>();
  const rest = query
    .replace(GROWTH, (_, name: string) => {
      kinds.add(name === 'rate' ? 'rate' : 'sum');
      return '#';
    })
    .replace(/\bor\s+vector\s*\(\s*0\s*\)/g, '')
    .replace(/\bby\s*\([\w\s,]*\)/g, '')
    .replace(/\bsum\b/g, '')
    .replace(/>\s*0\s*$/, '');
  if (kinds.size !== 1 || !/^[\s#()+-]+$/.test(rest)) return undefined;
  return kinds.has('rate') ? 'rate' : 'sum';
}

const CLOSED_BY: Record<string, string> = { '(': ')', '[': ']', '{': '}' };
const CLOSING = new Set(Object.values(CLOSED_BY));

/**
 * Whether a query stands for itself wherever it is put: brackets and texts end in
 * it, and no comment hides what follows. Others could change what is asked beside
 * them.
 */
export function isSelfContained(query: string): boolean {
  const bare = query.replace(
    /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`/g,
    '',
  );
  if (/["'`#]/.test(bare)) return false;
  const open: string[] = [];
  for (const sign of bare) {
    if (sign in CLOSED_BY) open.push(CLOSED_BY[sign]);
    else if (CLOSING.has(sign) && open.pop() !== sign) return false;
  }
  return open.length === 0;
}
