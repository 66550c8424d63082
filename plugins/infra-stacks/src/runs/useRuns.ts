import { useApi } from '@backstage/frontend-plugin-api';
import {
  type Locks,
  type RunPage,
  RUNS_CHANNEL,
} from '@infra-portal/infra-common';
import { type Live, useLive } from '@infra-portal/infra-react';
import { type RunFilter, stacksApiRef } from '../api';

/** A value with the time at which it was loaded, ISO 8601. */
export type Stamped<T> = T & { loadedAt: string };

/** Notes on a value that it was loaded now: later it may be older. */
export const stamped = <T extends object>(value: T): Stamped<T> => ({
  ...value,
  loadedAt: new Date().toISOString(),
});

/** Whether a signal is about runs of a stack or about locks. */
export const isAbout = (ref: string) => (message: Record<string, unknown>) =>
  message.locks === true ||
  (Array.isArray(message.stacks) && message.stacks.includes(ref));

/** A list of runs that follows what is pushed. */
export function useRuns(
  filter: RunFilter,
  options: {
    concerns?(message: Record<string, unknown>): boolean;
  } = {},
): Live<Stamped<RunPage>> {
  const api = useApi(stacksApiRef);
  return useLive({
    channel: RUNS_CHANNEL,
    key: JSON.stringify(filter),
    load: async signal => stamped(await api.runs(filter, signal)),
    ...options,
  });
}

/** Who holds what; follows what is pushed. */
export function useLocks(
  concerns?: (message: Record<string, unknown>) => boolean,
): Live<Stamped<Locks>> {
  const api = useApi(stacksApiRef);
  return useLive({
    channel: RUNS_CHANNEL,
    key: 'locks',
    load: async signal => stamped(await api.locks(signal)),
    concerns,
  });
}
