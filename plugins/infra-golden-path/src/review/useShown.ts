import { useEffect, useMemo, useState } from 'react';
import type { ReviewDocument } from '@infra-portal/infra-common';
import { keepSame } from './keepSame';

/**
 * What is shown of a pull request: facts of the same head follow the latest
 * ones, but a newer head waits until the reader takes it. Parts that did not
 * change stay the same objects.
 */
export function useShown(latest: ReviewDocument) {
  const [kept, setKept] = useState(latest);
  const isNewer = latest.pull.head !== kept.pull.head;
  const current = useMemo(() => keepSame(kept, latest), [kept, latest]);
  useEffect(() => {
    if (!isNewer) setKept(current);
  }, [current, isNewer]);
  return {
    shown: isNewer ? kept : current,
    isNewer,
    take: () => setKept(latest),
  };
}
