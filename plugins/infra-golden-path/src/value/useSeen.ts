import { useEffect, useRef } from 'react';

/** Who does nothing for so many milliseconds looks at something else. */
const AWAY = 60_000;
const TICK = 1_000;

/**
 * Counts seconds in which the page is seen and somebody moves, scrolls or types
 * now and then.
 *
 * @returns gives the seconds since it was last asked
 */
export function useSeenSeconds(): () => number {
  const seconds = useRef(0);
  useEffect(() => {
    let last = Date.now();
    let active = last;
    const touch = () => {
      active = Date.now();
    };
    const timer = setInterval(() => {
      const now = Date.now();
      const isSeen =
        document.visibilityState === 'visible' && now - active < AWAY;
      // A machine that slept did not look.
      if (isSeen) seconds.current += Math.min(now - last, 2 * TICK) / 1_000;
      last = now;
    }, TICK);
    const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'scroll'];
    const how = { passive: true, capture: true };
    signs.forEach(sign => window.addEventListener(sign, touch, how));
    return () => {
      clearInterval(timer);
      signs.forEach(sign => window.removeEventListener(sign, touch, how));
    };
  }, []);
  return useRef(() => {
    const seen = seconds.current;
    seconds.current = 0;
    return seen;
  }).current;
}

/** Like {@link useSeenSeconds}, but gives all the seconds since the beginning. */
export function useSeenTotal(): () => number {
  const take = useSeenSeconds();
  const total = useRef(0);
  return () => {
    total.current += take();
    return total.current;
  };
}
