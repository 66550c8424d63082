import type { KeyboardEvent } from 'react';

const STEPS = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
]);

/**
 * Moves the keyboard between a panel's search field and its links with the
 * arrow keys. Not while a Korean syllable is composed: there they choose.
 */
export function moveFocus(
  panel: HTMLElement | null,
  event: KeyboardEvent,
): void {
  const step = STEPS.get(event.key);
  if (!panel || step === undefined || event.nativeEvent.isComposing) return;
  const stops = [
    ...panel.querySelectorAll<HTMLElement>('input[type="search"], a[href]'),
  ];
  const at = stops.indexOf(event.target as HTMLElement);
  const next = stops[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
