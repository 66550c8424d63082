import { useCallback, useState } from 'react';
import type { ReviewFile } from '@infra-portal/infra-common';
import { readViewed, textIdOf, type Viewed, writeViewed } from './viewed';

/**
 * Which files the reader has looked at; kept in the browser.
 *
 * @param pull - `host/owner/name#number`; always the same for one component
 */
export function useViewed(pull: string) {
  const [viewed, setViewed] = useState<Viewed>(() => readViewed(pull));
  const view = useCallback(
    (file: ReviewFile, isIt: boolean) =>
      setViewed(before => {
        const { [file.path]: _, ...others } = before;
        const after = isIt
          ? { ...others, [file.path]: textIdOf(file) }
          : others;
        writeViewed(pull, after);
        return after;
      }),
    [pull],
  );
  return { viewed, view };
}
