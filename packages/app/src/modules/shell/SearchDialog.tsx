import { lazy, Suspense, useCallback, useEffect, useState } from 'react';

const SearchPanel = lazy(() =>
  import('./SearchPanel').then(m => ({ default: m.SearchPanel })),
);

const onMac = /Mac|iPhone|iPad/.test(window.navigator.platform ?? '');

/**
 * The search dialog and how to open it. Ctrl+K (⌘K) opens it from anywhere;
 * not while a Korean syllable is being composed.
 */
export function useSearch() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() === 'k' &&
        (onMac ? event.metaKey : event.ctrlKey) &&
        !event.isComposing
      ) {
        event.preventDefault();
        setOpen(true);
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  const open = useCallback(() => setOpen(true), []);
  return {
    open,
    shortcut: onMac ? '⌘K' : 'Ctrl K',
    ariaShortcut: onMac ? 'Meta+K' : 'Control+K',
    dialog: isOpen ? (
      <Suspense fallback={null}>
        <SearchPanel onClose={() => setOpen(false)} />
      </Suspense>
    ) : null,
  };
}
