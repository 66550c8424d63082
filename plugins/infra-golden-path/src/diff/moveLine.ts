const LINE = '[role="row"][data-before], [role="row"][data-after]';

/**
 * Moves the focus from a line to the next (1) or the one before (-1) of its file.
 *
 * @returns the row that has it now; undefined where no line had it
 */
export function moveLine(step: 1 | -1): HTMLElement | undefined {
  const current = document.activeElement?.closest<HTMLElement>(LINE);
  const table = current?.closest('[role="table"]');
  if (!current || !table) return undefined;
  const rows = [...table.querySelectorAll<HTMLElement>(LINE)];
  const next = rows[rows.indexOf(current) + step] ?? current;
  next.focus();
  return next;
}
