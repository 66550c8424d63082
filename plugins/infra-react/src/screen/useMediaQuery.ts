import { useEffect, useState } from 'react';

/** Whether the media query matches now; false where the browser cannot tell. */
export function useMediaQuery(query: string): boolean {
  const [matches, setMatches] = useState(
    () => window.matchMedia?.(query)?.matches ?? false,
  );
  useEffect(() => {
    const list = window.matchMedia?.(query);
    if (!list) {
      return undefined;
    }
    const update = () => setMatches(list.matches);
    update();
    list.addEventListener?.('change', update);
    return () => list.removeEventListener?.('change', update);
  }, [query]);
  return matches;
}
