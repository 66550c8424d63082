/** Two texts without the whole lines that both begin and end with. */
export interface CutTexts {
  /** What both begin with, to the end of a line. */
  head: string;
  before: string;
  after: string;
  /** What both end with, from the start of a line. */
  tail: string;
}

/** Compared at once, which is far quicker than unit by unit. UTF-16 units. */
const STEP = 4096;

/**
 * Cuts off what two texts have in common at both ends: long lists change little.
 * `head + before + tail` and `head + after + tail` are the texts.
 */
export function cutSame(before: string, after: string): CutTexts {
  const same = sameStart(before, after);
  const start = before.slice(0, same).lastIndexOf('\n') + 1;
  const [old, young] = [before.slice(start), after.slice(start)];
  const tail = wholeLines(old, young, sameEnd(old, young));
  return {
    head: before.slice(0, start),
    before: old.slice(0, old.length - tail),
    after: young.slice(0, young.length - tail),
    tail: old.slice(old.length - tail),
  };
}

/** How many units two texts begin with that are the same. */
function sameStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same < most) {
    const end = Math.min(most, same + STEP);
    if (a.slice(same, end) !== b.slice(same, end)) break;
    same = end;
  }
  while (same < most && a.charCodeAt(same) === b.charCodeAt(same)) same += 1;
  return same;
}

/** How many units two texts end with that are the same. */
function sameEnd(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  const cut = (text: string, from: number, to: number) =>
    text.slice(text.length - to, text.length - from);
  let same = 0;
  while (same < most) {
    const end = Math.min(most, same + STEP);
    if (cut(a, same, end) !== cut(b, same, end)) break;
    same = end;
  }
  const unit = (text: string) => text.charCodeAt(text.length - 1 - same);
  while (same < most && unit(a) === unit(b)) same += 1;
  return same;
}

/** How much of a common end is made of lines that are whole in both. */
function wholeLines(a: string, b: string, same: number): number {
  const startsLine = (text: string) =>
    same === text.length || text[text.length - same - 1] === '\n';
  if (startsLine(a) && startsLine(b)) return same;
  const line = a.indexOf('\n', a.length - same);
  return line < 0 ? 0 : a.length - line - 1;
}
