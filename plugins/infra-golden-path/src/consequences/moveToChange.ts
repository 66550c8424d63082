/** Marks the first line of each run of changes. */
export const CHANGE_ATTRIBUTE = 'data-change';

/**
 * Moves the focus to the next (1) or previous (-1) run of changes of the open
 * file; from the last to the first and back.
 */
export function moveToChange(root: HTMLElement | null, step: 1 | -1): void {
  const stops = [
    ...(root?.querySelectorAll<HTMLElement>(`[${CHANGE_ATTRIBUTE}]`) ?? []),
  ];
  if (stops.length === 0) return;
  const current = stops.findIndex(each => each === document.activeElement);
  const first = step === 1 ? 0 : stops.length - 1;
  const next =
    current === -1 ? first : (current + step + stops.length) % stops.length;
  // Scrolls as little as it must, and within the pane's sticky head (CSS).
  stops[next].focus();
}
