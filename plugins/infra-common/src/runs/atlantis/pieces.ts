/** A comment of Atlantis as it was posted. */
export interface Piece {
  /** Number that GitHub gave it. */
  number: number;
  author: string;
  body: string;
}

const CONTINUED =
  /^Continued (?:[a-z_ ]{1,40} output )?from previous comment\.$/;
const MORE =
  '**Warning**: Output length greater than max comment size. Continued in next comment.';
const TRUNCATED = '> [!WARNING]';
const TRUNCATED_TEXT = /^> \*\*Warning\*\*: Command output is larger than /;

/** Whether a comment goes on in the next one. */
const goesOn = (body: string) => body.trimEnd().endsWith(MORE);

/** Whether a comment is a part whose beginning is in another one, or nowhere. */
export function isContinuation(body: string): boolean {
  const [first, second = ''] = body.split('\n', 2);
  return (
    CONTINUED.test(first.trimEnd()) ||
    (first.trimEnd() === TRUNCATED && TRUNCATED_TEXT.test(second))
  );
}

/** Without what Atlantis wrote at its end because it goes on. */
function withoutEnd(body: string): { text: string; closed: boolean } {
  const end = body.lastIndexOf(MORE);
  const lines = body.slice(0, end).trimEnd().split('\n');
  if (lines.at(-1) === '<br>') lines.pop();
  while (lines.at(-1) === '') lines.pop();
  let closed = false;
  if (lines.at(-1) === '</details>') {
    lines.pop();
    closed = true;
  }
  if (lines.at(-1) === '```') {
    lines.pop();
    closed = true;
  }
  return { text: lines.join('\n'), closed };
}

/** Without what Atlantis wrote at its beginning because it goes on. */
function withoutStart(body: string, reopened: boolean): string {
  const lines = body.split('\n');
  let from = 1;
  if (lines[from] === '<details><summary>Show Output</summary>') {
    from += lines[from + 1] === '' ? 2 : 1;
  }
  if (reopened && lines[from] === '```diff') from += 1;
  return lines.slice(from).join('\n');
}

/**
 * Puts comments together that Atlantis had to split. One whose beginning is
 * missing stays as it is.
 * @param pieces of one pull request, by number
 */
export function joinPieces<T extends Piece>(
  pieces: readonly T[],
): { first: T; last: T; body: string }[] {
  const joined: { first: T; last: T; body: string }[] = [];
  const open = new Map<string, { parts: string[]; at: number }>();
  for (const piece of pieces) {
    const { author, body } = piece;
    const begun = open.get(author);
    open.delete(author);
    const continues = begun !== undefined && isContinuation(body);
    const previous = continues ? withoutEnd(begun.parts.at(-1)!) : undefined;
    const own = previous ? withoutStart(body, previous.closed) : body;
    const parts = continues ? begun.parts : [];
    if (previous) parts[parts.length - 1] = previous.text;
    parts.push(own);
    const at = continues ? begun.at : joined.length;
    joined[at] = { first: joined[at]?.first ?? piece, last: piece, body: '' };
    if (goesOn(body)) open.set(author, { parts, at });
    // Joined when it is whole: many parts are put together once.
    else joined[at].body = parts.join('\n');
    if (goesOn(body) && parts.length === 1) joined[at].body = own;
  }
  for (const { parts, at } of open.values()) joined[at].body = parts.join('\n');
  return joined;
}
