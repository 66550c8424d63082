import { type RefObject, useEffect, useRef } from 'react';
import { useNavigationType } from 'react-router-dom';

/**
 * The keyboard goes on in a page that a link of the portal led to: the link is
 * gone, and whoever used it would begin anew at the top of the window.
 */
export function useArrival(page: RefObject<HTMLElement>): void {
  const arrived = useRef(useNavigationType());
  useEffect(() => {
    if (arrived.current !== 'PUSH') return;
    if (document.activeElement !== document.body) return;
    page.current?.focus({ preventScroll: true });
  }, [page]);
}
