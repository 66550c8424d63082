/** What Terraform says while it looks; it changes nothing. */
const LOOKING =
  /: (?:Refreshing state\.\.\.|Reading\.\.\.|Read complete after .{1,40}|Still reading\.\.\. .{0,40})(?: \[id=.{0,200}\])?$/;

/** The output without lines of looking, and how many those were. */
export function withoutLooking(text: string): { text: string; folded: number } {
  const lines = text.split('\n');
  const kept = lines.filter(line => line.length > 2_000 || !LOOKING.test(line));
  return { text: kept.join('\n'), folded: lines.length - kept.length };
}

/** Marks of one search; more would make the page slow and help nobody. */
const MOST_MATCHES = 1_000;

export interface Piece {
  text: string;
  /** Its place among the matches, from 0; undefined: none. */
  match?: number;
}

/** Cuts text where a search finds something, in either case. */
export function cutBy(
  text: string,
  search: string,
): { pieces: Piece[]; count: number; more: boolean } {
  if (search === '') return { pieces: [{ text }], count: 0, more: false };
  const literal = new RegExp(
    search.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`),
    'gi',
  );
  const pieces: Piece[] = [];
  let end = 0;
  let count = 0;
  for (const { index, 0: found } of text.matchAll(literal)) {
    if (count === MOST_MATCHES) {
      pieces.push({ text: text.slice(end) });
      return { pieces, count, more: true };
    }
    if (index > end) pieces.push({ text: text.slice(end, index) });
    pieces.push({ text: found, match: count });
    end = index + found.length;
    count += 1;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return { pieces, count, more: false };
}
