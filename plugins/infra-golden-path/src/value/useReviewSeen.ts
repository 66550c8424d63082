import { useEffect } from 'react';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import { useSeenSeconds } from './useSeen';
import { valueApiRef } from './ValueApi';

const MINUTE = 60_000;
/** Fewer seconds are a glance. */
const FEWEST = 3;

/**
 * Tells the portal how long the page of a review is seen, by nobody in
 * particular; what is lost is only missed.
 */
export function useReviewSeen(
  repository: string,
  number: number,
  isOpen: boolean,
): void {
  const api = useApiHolder().get(valueApiRef);
  const take = useSeenSeconds();
  useEffect(() => {
    if (!api || !isOpen) return undefined;
    const tell = () => {
      const seconds = take();
      if (seconds < FEWEST) return;
      api.seen(repository, number, seconds).catch(() => {});
    };
    // What was seen before is of another pull request.
    take();
    const timer = setInterval(tell, MINUTE);
    return () => {
      clearInterval(timer);
      tell();
    };
  }, [api, take, repository, number, isOpen]);
}
