/** A part of a line: `changed` where the other line has something else. */
export interface WordPiece {
  text: string;
  changed: boolean;
}

/** Characters of a line beyond which its words are not compared. */
const LONG = 400;

/** Words with so little in common are two lines, not one that changed. */
const LEAST_SAME = 0.3;

/** Words, spaces, and signs one by one. */
const wordsOf = (text: string): string[] =>
  text.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];

/**
 * What changed within a line: pieces of the line before and of the one after.
 * Each side's pieces together are the line. Undefined where the lines are too
 * long, or have too little in common to be one line that changed.
 */
export function wordMarks(
  before: string,
  after: string,
): { before: WordPiece[]; after: WordPiece[] } | undefined {
  if (before.length > LONG || after.length > LONG) return undefined;
  const [old, young] = [wordsOf(before), wordsOf(after)];
  const kept = commonOf(old, young);
  const sides = {
    before: piecesOf(old, new Set(kept.map(([at]) => at))),
    after: piecesOf(young, new Set(kept.map(([, at]) => at))),
  };
  const same = kept.reduce((sum, [at]) => sum + old[at].trim().length, 0);
  const most = Math.max(before.trim().length, after.trim().length, 1);
  return same / most < LEAST_SAME ? undefined : sides;
}

/** Places of a longest common subsequence of two lists, in order. */
function commonOf(a: string[], b: string[]): [number, number][] {
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        a[i] === b[j]
          ? longest[(i + 1) * width + j + 1] + 1
          : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  const found: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      found.push([i, j]);
      i += 1;
      j += 1;
    } else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
      i += 1;
    } else {
      j += 1;
    }
  }
  return found;
}

/** Joins words that are alike; a space between changed words is changed too. */
function piecesOf(words: string[], kept: ReadonlySet<number>): WordPiece[] {
  const isChanged = (at: number) => at in words && !kept.has(at);
  const pieces: WordPiece[] = [];
  words.forEach((text, at) => {
    const between = isChanged(at - 1) && isChanged(at + 1);
    const changed = isChanged(at) || (between && text.trim() === '');
    const last = pieces.at(-1);
    if (last?.changed === changed) last.text += text;
    else pieces.push({ text, changed });
  });
  return pieces;
}

/** Cuts one way of dividing a line by another: each piece keeps what both say. */
export function cutBy<T extends { text: string }>(
  pieces: readonly T[],
  words: readonly WordPiece[],
): (T & { changed: boolean })[] {
  const cut: (T & { changed: boolean })[] = [];
  let [at, from] = [0, 0];
  for (const piece of pieces) {
    let rest = piece.text;
    while (rest !== '' && at < words.length) {
      const word = words[at];
      const text = rest.slice(0, word.text.length - from);
      cut.push({ ...piece, text, changed: word.changed });
      rest = rest.slice(text.length);
      from += text.length;
      if (from === word.text.length) [at, from] = [at + 1, 0];
    }
  }
  return cut;
}
