import { toError } from '@backstage/errors';
import { useCallback, useEffect, useState, type DependencyList } from 'react';

/** Something on its way, there, or failed with the reason. */
export type Load<T> =
  | { state: 'loading' }
  | { state: 'ready'; value: T }
  | { state: 'failed'; error: Error };

/** Loads when `deps` change or on `reload`; an answer that came too late is dropped. */
export function useLoad<T>(
  load: () => Promise<T>,
  deps: DependencyList,
): { load: Load<T>; reload(): void } {
  const [current, setCurrent] = useState<Load<T>>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let outdated = false;
    setCurrent({ state: 'loading' });
    load().then(
      value => !outdated && setCurrent({ state: 'ready', value }),
      error =>
        !outdated &&
        setCurrent({
          state: 'failed',
          error: toError(error),
        }),
    );
    return () => {
      outdated = true;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the caller names them
  }, [...deps, attempt]);
  const reload = useCallback(() => setAttempt(n => n + 1), []);
  return { load: current, reload };
}
