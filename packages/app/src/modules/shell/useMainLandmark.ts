import { useEffect, useState, type RefObject } from 'react';

/**
 * The role of the content's frame: `main`, unless the page in it brings a
 * `<main>` of its own, as some of core's do. A document must have exactly one.
 */
export function useMainLandmark(
  frame: RefObject<HTMLElement>,
): 'main' | undefined {
  const [pageHasMain, setPageHasMain] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) {
      return undefined;
    }
    const look = () => setPageHasMain(element.querySelector('main') !== null);
    look();
    const observer = new MutationObserver(look);
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [frame]);
  return pageHasMain ? undefined : 'main';
}
