/** So that spreadsheets read the text as UTF-8. */
const MARK = '\uFEFF';
/** Rows that are given on at a time. */
const AT_ONCE = 500;

/** A title, and what stands below it. */
export type CsvColumn<T> = readonly [string, (item: T) => unknown];

/**
 * A value as RFC 4180 writes it. What a spreadsheet would take for a formula
 * begins with an apostrophe.
 */
export function csvCell(value: unknown): string {
  const text = value === undefined ? '' : String(value);
  const safe =
    typeof value === 'string' && /^[=+\-@\t\r\n＝＋－＠]/.test(text)
      ? `'${text}`
      : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const line = (cells: readonly unknown[]) =>
  `${cells.map(csvCell).join(',')}\r\n`;

/** Items as CSV, some at a time. */
export function* csvOf<T>(
  columns: readonly CsvColumn<T>[],
  items: readonly T[],
): Generator<string> {
  yield MARK + line(columns.map(([title]) => title));
  for (let at = 0; at < items.length; at += AT_ONCE) {
    yield items
      .slice(at, at + AT_ONCE)
      .map(item => line(columns.map(([, of]) => of(item))))
      .join('');
  }
}
