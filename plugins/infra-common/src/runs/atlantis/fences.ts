/** Marks of code blocks at the beginning of a line, which output may hold too. */
const FENCE = /^(`{3,})([\w-]{0,20})\s*$/;

/** A line that begins or ends a block of code, or may. */
export interface Fence {
  line: number;
  ticks: number;
  /** `diff`, or nothing. */
  word: string;
}

export function fenceOf(line: string): Omit<Fence, 'line'> | undefined {
  const match = FENCE.exec(line);
  return match ? { ticks: match[1].length, word: match[2] } : undefined;
}

/** All such lines of a text. */
export function fencesOf(lines: readonly string[]): Fence[] {
  return lines.flatMap((text, line) => {
    const fence = fenceOf(text);
    return fence ? [{ line, ...fence }] : [];
  });
}

/** For each line whether it is inside a block of code. */
export function insideFences(lines: readonly string[]): boolean[] {
  let open: number | undefined;
  return lines.map(line => {
    const fence = fenceOf(line);
    if (open === undefined) {
      open = fence?.ticks;
      return false;
    }
    if (fence && fence.word === '' && fence.ticks >= open) open = undefined;
    return true;
  });
}
