import { useEffect, useState, type RefObject } from 'react';
import { patchCoreMarkup } from './corePatches';

/**
 * Watches the content for two things: core's markup faults, repaired in place,
 * and whether the page brings a `<main>` of its own, as some of core's do. Gives
 * the role of the content's frame: a document must have exactly one main part.
 */
export function useContentMarkup(
  frame: RefObject<HTMLElement>,
  loading: string,
): 'main' | undefined {
  const [pageHasMain, setPageHasMain] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) {
      return undefined;
    }
    const look = () => {
      setPageHasMain(element.querySelector('main') !== null);
      patchCoreMarkup(element, { loading });
    };
    look();
    const observer = new MutationObserver(look);
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [frame, loading]);
  return pageHasMain ? undefined : 'main';
}
