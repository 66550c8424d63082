/**
 * Repairs what core's components get wrong for assistive technology and what no
 * theme or swappable component reaches. Each line names the fault; take it out
 * when core has fixed it.
 */
export function patchCoreMarkup(
  root: ParentNode,
  texts: { loading: string },
): void {
  // Column headers are buttons (they sort) with a second, nameless button
  // inside, for dragging. Dragging with the mouse does not need the attributes.
  for (const handle of root.querySelectorAll(
    'th [data-rbd-drag-handle-draggable-id][role="button"]',
  )) {
    handle.removeAttribute('role');
    handle.removeAttribute('tabindex');
  }
  // Spinners say nothing about themselves.
  for (const spinner of root.querySelectorAll(
    '[role="progressbar"]:not([aria-label]):not([aria-labelledby])',
  )) {
    spinner.setAttribute('aria-label', texts.loading);
  }
}
