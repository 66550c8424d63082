import { useEffect, useRef } from 'react';

/**
 * What keys do; by the place of the key, so that Hangul does not matter. What
 * gives `false` did nothing, and the key does what it always does.
 */
export type KeyActs = Partial<Record<string, () => void | false>>;

const TYPING =
  'input:not([type=checkbox]), textarea, select, [contenteditable]';

/** Acts on keys without a modifier, except where somebody types or in a dialog. */
export function useDiffKeys(acts: KeyActs, isOn: boolean): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    if (!isOn) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.isComposing || event.defaultPrevented) return;
      if (target instanceof Element && target.closest(TYPING)) return;
      if (document.querySelector('dialog[open], [role="dialog"]')) return;
      const name = event.key === '?' ? '?' : event.code;
      const act = Object.hasOwn(latest.current, name) && latest.current[name];
      if (act && act() !== false) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [isOn]);
}
