import { useCallback, useEffect, useRef, useState } from 'react';
import { toError } from '@backstage/errors';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { Reloader } from './Reloader';

/** Milliseconds between two looks without being told. */
const POLL = 60_000;

interface Loaded<T> {
  /** The last that was loaded; kept while it is loaded again, and after a failure. */
  value?: T;
  /** Why the last attempt failed. */
  error?: Error;
  loading: boolean;
}

export interface Live<T> extends Loaded<T> {
  reload(): void;
  /** Takes what an action answered, without asking again. */
  set(value: T): void;
}

export interface LiveOptions<T> {
  /** Signals that say that something changed. */
  channel: string;
  /** What is loaded; another key forgets the value. */
  key: string;
  load(signal: AbortSignal): Promise<T>;
  /** Whether a signal is about it; default: each is. */
  concerns?(message: Record<string, unknown>): boolean;
  /** Milliseconds between two looks without being told; default: a minute. */
  every?: number;
  /** Whether what is shown stays until another key's value is there. */
  keep?: boolean;
}

/**
 * Loads, and loads again when a signal says that something changed, when the
 * page comes to the front, and now and then in case a signal was lost.
 */
export function useLive<T>({
  channel,
  key,
  load,
  concerns,
  every = POLL,
  keep = false,
}: LiveOptions<T>): Live<T> {
  // Not `useSignal`: of two signals in one moment that keeps the last only.
  const signals = useApiHolder().get(signalApiRef);
  const [state, setState] = useState<Loaded<T> & { key: string }>({
    key,
    loading: true,
  });
  const latest = useRef({ load, concerns, keep });
  latest.current = { load, concerns, keep };
  const reloader = useRef<Reloader>();

  useEffect(() => {
    const own = new Reloader(async signal => {
      setState(s =>
        s.key === key || latest.current.keep
          ? { ...s, key, loading: true }
          : { key, loading: true },
      );
      try {
        const value = await latest.current.load(signal);
        if (!signal.aborted) setState({ key, value, loading: false });
      } catch (error) {
        if (signal.aborted) return;
        setState(s => ({ ...s, error: toError(error), loading: false }));
      }
    });
    const lookIfSeen = () => {
      if (document.visibilityState === 'visible') own.soon();
    };
    reloader.current = own;
    own.now();
    const subscription = signals?.subscribe(channel, message => {
      const { concerns: isAbout } = latest.current;
      if (!isAbout || isAbout(message as Record<string, unknown>)) own.soon();
    });
    const poll = setInterval(lookIfSeen, every);
    document.addEventListener('visibilitychange', lookIfSeen);
    return () => {
      own.stop();
      subscription?.unsubscribe();
      clearInterval(poll);
      document.removeEventListener('visibilitychange', lookIfSeen);
    };
  }, [channel, every, key, signals]);

  const reload = useCallback(() => reloader.current?.now(), []);
  const set = useCallback(
    (value: T) => setState(s => ({ ...s, value, error: undefined })),
    [],
  );
  const own = state.key === key || keep ? state : { loading: true };
  return { ...own, reload, set };
}
