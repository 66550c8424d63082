import { useCallback, useRef, useState } from 'react';
import { toError } from '@backstage/errors';
import { useDiffHost } from './DiffHost';
import type { Fold, Opened } from './sections';

/** Lines that one press brings, and the most that "all" does. */
export const STEP = 20;
const MOST = 2000;

const NOTHING: Opened = new Map();

/** Lines of a file that were folded away and are wanted. */
export function useOpened(path: string) {
  const { loadLines } = useDiffHost();
  const [opened, setOpened] = useState<Opened>(NOTHING);
  const [error, setError] = useState<Error>();
  const asked = useRef(new Set<string>());

  /** @param part - which of its lines: the first, the last or all */
  const open = useCallback(
    async (fold: Fold, part: 'start' | 'end' | 'all') => {
      const size = Math.min(fold.count, part === 'all' ? MOST : STEP);
      const from = part === 'end' ? fold.after + fold.count - size : fold.after;
      const key = `${from} ${size}`;
      if (asked.current.has(key)) return;
      asked.current.add(key);
      try {
        const to = from + size - 1;
        const lines = await loadLines({ path, side: 'after', from, to });
        setError(undefined);
        setOpened(known => {
          const next = new Map(known);
          lines.slice(0, size).forEach((line, at) => next.set(from + at, line));
          return next;
        });
      } catch (reason) {
        setError(toError(reason));
      } finally {
        asked.current.delete(key);
      }
    },
    [loadLines, path],
  );
  return { opened, open, error };
}
