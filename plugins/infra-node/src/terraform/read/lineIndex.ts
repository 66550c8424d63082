/** Offsets at which the lines of a text begin. */
export function lineBegins(text: string): number[] {
  const begins = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    begins.push(at + 1);
  }
  return begins;
}

/** The line of an offset, counted from 1. */
export function lineAt(begins: readonly number[], offset: number): number {
  let low = 0;
  let high = begins.length;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (begins[middle] <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** A function from offset to line, counted from 1, for many offsets of one text. */
export function lineIndex(text: string): (offset: number) => number {
  let begins: number[] | undefined;
  return offset => {
    begins ??= lineBegins(text);
    return lineAt(begins, offset);
  };
}
