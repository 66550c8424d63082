import { plainText } from './style';

/** Columns that a text takes in a terminal; Korean takes two per character. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) {
    if (!/\p{M}/u.test(char)) width += isWide(char.codePointAt(0)!) ? 2 : 1;
  }
  return width;
}

/** East Asian wide characters and emoji. */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}

/**
 * Rows as aligned columns, one line each, without blanks at their ends.
 * @param head titles of the columns
 */
export function table(head: string[], rows: string[][]): string {
  const cells = [head, ...rows.map(row => row.map(plainText))];
  const widths = head.map((_, column) =>
    Math.max(...cells.map(row => widthOf(row[column] ?? ''))),
  );
  return cells
    .map(row =>
      row
        .map(
          (cell, column) => cell + ' '.repeat(widths[column] - widthOf(cell)),
        )
        .join('  ')
        .trimEnd(),
    )
    .map(line => `${line}\n`)
    .join('');
}

/** `1 file`, `2 files`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
