import type { KeyboardEvent } from 'react';

const ROWS = 'tbody th a';

/** How far each key goes; letters as in lists of mail and code reviews. */
const STEPS = new Map([
  ['ArrowDown', 1],
  ['j', 1],
  ['ArrowUp', -1],
  ['k', -1],
]);

const rowsOf = (list: HTMLElement | null) => [
  ...(list?.querySelectorAll<HTMLElement>(ROWS) ?? []),
];

/** Takes the keyboard to the first row of a list. */
export function focusFirstRow(list: HTMLElement | null): void {
  rowsOf(list)[0]?.focus();
}

/**
 * Moves from row to row while one has the keyboard. Letters work there only:
 * elsewhere they are text, or shortcuts of the reader's own tools.
 */
export function moveInRows(
  list: HTMLElement | null,
  event: KeyboardEvent,
): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const rows = rowsOf(list);
  const at = rows.indexOf(event.target as HTMLElement);
  if (at < 0) return;
  const next = nextRow(event.key, at, rows.length);
  if (next === undefined) return;
  event.preventDefault();
  rows[next].focus();
}

function nextRow(key: string, at: number, count: number): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = STEPS.get(key);
  if (step === undefined) return undefined;
  return Math.min(Math.max(at + step, 0), count - 1);
}
