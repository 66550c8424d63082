import { startTransition, useEffect, useState } from 'react';

/** Drawn at once: more than a window shows. */
const FIRST = 20;
/** Added at a time, each in a moment of its own. */
const STEP = 30;

/** Milliseconds after which it goes on, idle or not. */
const LATEST = 200;

/**
 * Does something once what is seen has been drawn.
 * @returns a function that takes it back
 */
function whenIdle(work: () => void): () => void {
  // Safari has no such thing.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(work, 20);
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(work, { timeout: LATEST });
  return () => cancelIdleCallback(idle);
}

/**
 * How many of a long list are drawn: the first ones at once, then some more at a
 * time, so that hundreds do not hold up the page.
 *
 * @param least - as many at least, such as up to the one that somebody goes to
 */
export function useGrowing(total: number, least: number): number {
  const [grown, setGrown] = useState(FIRST);
  useEffect(() => {
    if (grown >= total) return undefined;
    return whenIdle(() => startTransition(() => setGrown(grown + STEP)));
  }, [grown, total]);
  return Math.min(total, Math.max(grown, least));
}
