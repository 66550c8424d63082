import { useEffect, useRef, useState } from 'react';

/**
 * Pages of a list of which more is shown when asked for. The keyboard goes on
 * at the first new row: the button that asked may be gone.
 *
 * @param key of the list; another one begins at its first page
 */
export function useMore(key: string) {
  const [shown, setShown] = useState({ key, pages: 1 });
  const pages = shown.key === key ? shown.pages : 1;
  const list = useRef<HTMLUListElement>(null);
  /** How many there were when more were asked for. */
  const asked = useRef<number>();
  return {
    pages,
    list,
    more(count: number) {
      asked.current = count;
      setShown({ key, pages: pages + 1 });
    },
    asked,
  };
}

/** Loads again when more is asked for, and goes on at what is new. */
export function useLoadMore(
  { asked, list, pages }: ReturnType<typeof useMore>,
  count: number,
  reload: () => void,
): void {
  useEffect(() => {
    if (pages > 1) reload();
  }, [pages, reload]);
  useEffect(() => {
    if (asked.current === undefined || count <= asked.current) return;
    const row = list.current?.children[asked.current];
    asked.current = undefined;
    row?.querySelector('a')?.focus();
  }, [asked, count, list]);
}
