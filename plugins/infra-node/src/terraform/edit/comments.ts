import { lineStart } from '../../splice/lines';

/**
 * Where an item begins together with the comments directly above it: the start
 * of a line, or the item's own start where something stands before it.
 * @param floor where the item before ends; between it and `start` there is
 *   nothing but blanks and comments
 */
export function leadStart(text: string, floor: number, start: number): number {
  const line = lineStart(text, start);
  const above = commentsBetween(text, floor, start);
  const own = above.find(comment => comment.end > line);
  if (line < floor) return start;
  let lead = own ? lineStart(text, own.start) : line;
  for (const comment of above.reverse()) {
    if (comment.start >= lead) continue;
    const first = lineStart(text, comment.start);
    const touches = /^[^\S\n]*\r?\n?$/.test(text.slice(comment.end, lead));
    // A comment on the line of the item before belongs to that item.
    if (!touches || first < floor) break;
    if (text.slice(first, comment.start).trim() !== '') break;
    lead = first;
  }
  return lead;
}

interface Comment {
  start: number;
  /** Without the line break that ends a line comment. */
  end: number;
}

function commentsBetween(text: string, from: number, to: number): Comment[] {
  const gap = text.slice(from, to);
  return [...gap.matchAll(/(?:#|\/\/)[^\n]*|\/\*[^]*?\*\//g)].map(match => ({
    start: from + match.index,
    end: from + match.index + match[0].length,
  }));
}
