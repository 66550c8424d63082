/** Pixels beyond the window at which something counts as near. */
const MARGIN = 1200;

type Heard = (isNear: boolean) => void;

const heard = new WeakMap<Element, Heard>();
let observer: IntersectionObserver | undefined;

/** Whether this browser tells what is near; else everything is. */
export const tellsWhatIsNear = () => typeof IntersectionObserver === 'function';

/**
 * Tells when an element comes near the window, and when it goes. One observer
 * for all: there are thousands of elements.
 */
export function observeNear(element: Element, tell: Heard): () => void {
  observer ??= new IntersectionObserver(
    entries => {
      for (const entry of entries) {
        heard.get(entry.target)?.(entry.isIntersecting);
      }
    },
    { rootMargin: `${MARGIN}px 0px` },
  );
  heard.set(element, tell);
  observer.observe(element);
  return () => {
    heard.delete(element);
    observer?.unobserve(element);
  };
}
