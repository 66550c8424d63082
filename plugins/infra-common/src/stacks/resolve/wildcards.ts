/** A piece that is not known, as discovery leaves it: `${var.name}`. */
const UNKNOWN = /\$\{[^{}]*\}/;
const ALL_UNKNOWN = /\$\{[^{}]*\}/g;

/** Whether a text holds a piece that is not known. */
export const isPattern = (text: string) => UNKNOWN.test(text);

/**
 * Whether two texts can be one when each unknown piece stands for some text
 * without `/`. Where both are unknown around the same place they can.
 */
export function mayBeOne(a: string, b: string): boolean {
  if (a === b) return true;
  const [left, right] = [isPattern(a), isPattern(b)];
  if (!left && !right) return false;
  if (left && right) return ends(a, b) && ends(b, a);
  return left ? fits(a, b) : fits(b, a);
}

/** Whether a text without unknown pieces fits a pattern. */
function fits(pattern: string, text: string): boolean {
  const pieces = pattern.split(ALL_UNKNOWN);
  const last = pieces.length - 1;
  if (!text.startsWith(pieces[0])) return false;
  let at = pieces[0].length;
  for (const piece of pieces.slice(1, last)) {
    const next = text.indexOf(piece, at);
    if (next < 0) return false;
    at = next + piece.length;
  }
  return text.length - pieces[last].length >= at && text.endsWith(pieces[last]);
}

/** Whether what two patterns begin and end with goes together. */
function ends(a: string, b: string): boolean {
  const [first, last] = [a.split(ALL_UNKNOWN), b.split(ALL_UNKNOWN)];
  const [start, other] = [first[0], last[0]];
  const [end, otherEnd] = [first[first.length - 1], last[last.length - 1]];
  return (
    (start.startsWith(other) || other.startsWith(start)) &&
    (end.endsWith(otherEnd) || otherEnd.endsWith(end))
  );
}
