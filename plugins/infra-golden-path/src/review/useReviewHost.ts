import { useEffect, useMemo, useRef } from 'react';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import type { ReviewDiff } from '@infra-portal/infra-common';
import type { DiffHost } from '../diff/DiffHost';
import { DiffStore } from '../diff/DiffStore';
import type { LinePlace } from '../diff/slots';
import type { DiffOptions } from '../diff/useDiffOptions';
import { reviewApiRef, type ReviewPlace } from './ReviewApi';

const isStale = (error: Error) =>
  (error as { statusCode?: number }).statusCode === 409;

/** Loads texts of one head of a pull request. */
export function useReviewHost(props: {
  place: ReviewPlace;
  head: string;
  /** The first files, which are seen first. */
  paths: readonly string[];
  /** Their texts at this head, where these are here already. */
  texts?: readonly ReviewDiff[];
  options: DiffOptions;
  intent?: string;
  /** The pull request has another head by now. */
  onStale(): void;
}): DiffHost {
  const { place, head, paths, options, intent, onStale } = props;
  const given = useRef(props.texts);
  given.current = props.texts;
  const { host, owner, name, number } = place;
  const api = useApi(reviewApiRef);
  const stale = useRef(onStale);
  stale.current = onStale;

  const texts = useMemo(() => {
    const at = { host, owner, name, number };
    const tell = (error: Error) => {
      if (isStale(error)) stale.current();
    };
    const store = new DiffStore(
      (wanted, { whole }) =>
        api.diffs(at, { head, paths: wanted, ...(whole && { whole }) }),
      tell,
      given.current,
    );
    const loadLines: DiffHost['loadLines'] = async range => {
      try {
        return (await api.lines(at, { ...range, head })).lines;
      } catch (error) {
        tell(toError(error));
        throw error;
      }
    };
    const stops = new Map<string, readonly LinePlace[]>();
    return { store, loadLines, stops };
  }, [api, host, owner, name, number, head]);

  // Not with the first drawing: what is seen first is asked for first.
  const first = paths.join('\n');
  useEffect(() => {
    for (const path of first.split('\n').filter(Boolean)) {
      texts.store.want(path);
    }
  }, [texts, first]);

  const { origin, pathname, search } = window.location;
  const page = `${origin}${pathname}${search}`;
  return useMemo(
    () => ({ ...texts, options, page, intent }),
    [texts, options, page, intent],
  );
}
