import type { StackSummary } from '@infra-portal/infra-common';

/** So that spreadsheets read the text as UTF-8. */
const MARK = '\uFEFF';
/** Rows that are given on at a time. */
const AT_ONCE = 500;

const COLUMNS: readonly [string, (stack: StackSummary) => unknown][] = [
  ['name', ({ name }) => name],
  ['product', ({ product }) => product],
  ['service', ({ service }) => service],
  ['environment', ({ environment }) => environment],
  ['region', ({ region }) => region],
  ['layer', ({ layer }) => layer],
  ['owner', ({ owner }) => owner],
  ['repository', ({ repository }) => repository],
  ['folder', ({ dir }) => dir],
  ['workspace', ({ workspace }) => workspace],
  ['resources', ({ resources }) => resources],
  ['modules', ({ modules }) => modules],
  ['errors', ({ findings }) => findings.error],
  ['warnings', ({ findings }) => findings.warning],
  ['notes', ({ findings }) => findings.info],
  ['incomplete', ({ incomplete }) => incomplete],
];

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

/** Stacks as CSV, some at a time. */
export function* stacksCsv(stacks: readonly StackSummary[]): Generator<string> {
  yield MARK + line(COLUMNS.map(([title]) => title));
  for (let at = 0; at < stacks.length; at += AT_ONCE) {
    yield stacks
      .slice(at, at + AT_ONCE)
      .map(stack => line(COLUMNS.map(([, of]) => of(stack))))
      .join('');
  }
}
