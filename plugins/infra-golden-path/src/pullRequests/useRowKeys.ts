import { type RefObject, useEffect } from 'react';

/** Whether somebody types there, or it has keys of its own. */
const isTaken = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest(
    'input, select, textarea, [contenteditable], [role=dialog]',
  ) !== null;

/**
 * Keys `j` and `k` go from one row of a list to the next and back; Enter follows
 * the link that has the focus, as everywhere.
 *
 * @param list - holds the rows; the link of each has `data-row`
 */
export function useRowKeys(list: RefObject<HTMLElement>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = { j: 1, k: -1 }[event.key];
      const isShortcut = event.ctrlKey || event.metaKey || event.altKey;
      if (!step || isShortcut || event.isComposing || isTaken(event.target)) {
        return;
      }
      const links = [
        ...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []),
      ];
      const at = links.findIndex(each =>
        each.closest('li')?.contains(document.activeElement),
      );
      const next = at < 0 && step < 0 ? links.length - 1 : at + step;
      const link = links[Math.min(Math.max(next, 0), links.length - 1)];
      if (!link) return;
      event.preventDefault();
      link.focus();
      link.scrollIntoView?.({ block: 'nearest' });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [list]);
}
