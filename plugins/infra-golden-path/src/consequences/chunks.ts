/** Cuts a part into pieces of at most `size` lines, which are drawn as one. */
export function chunks<T>(items: T[], size: number): T[][] {
  const pieces: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    pieces.push(items.slice(start, start + size));
  }
  return pieces;
}
