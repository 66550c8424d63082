import { type Live, useLive as useLiveOn } from '@infra-portal/infra-react';

export type { Live };

/** Says that a request changed; what changed is asked again. */
export const REQUESTS_CHANNEL = 'infra-golden-path:requests';

/**
 * Loads something about requests, and loads it again when one changes.
 *
 * @param key - what is loaded; another key forgets the value
 * @param concerns - whether a changed request is about it
 */
export function useLive<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
  concerns?: (message: { id?: unknown }) => boolean,
): Live<T> {
  return useLiveOn({ channel: REQUESTS_CHANNEL, key, load, concerns });
}
