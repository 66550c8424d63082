/** Longer than this nobody else should have to wait. Milliseconds. */
const SLICE = 8;

/** Awaited between pieces of work. */
export type Pause = () => Promise<void>;

/**
 * Lets others go on in between: awaited in a loop, it gives the event loop free
 * when the work since the last pause took long.
 */
export function createPauses(signal?: AbortSignal): Pause {
  let since = performance.now();
  return async () => {
    signal?.throwIfAborted();
    if (performance.now() - since < SLICE) return;
    await new Promise<void>(resolve => {
      setImmediate(resolve);
    });
    since = performance.now();
  };
}
