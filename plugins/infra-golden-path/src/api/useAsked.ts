import { toError } from '@backstage/errors';
import { useCallback, useEffect, useRef, useState } from 'react';

/** What the server says of the answers as they are now. */
export interface Asked<T> {
  /** The last good one; of earlier answers when `status` is not `ready`. */
  answer?: T;
  status: 'idle' | 'loading' | 'ready' | 'failed';
  error?: Error;
  retry(): void;
}

/** When to ask, in milliseconds. */
export interface AskedPace {
  /** Between two questions; the first after a rest is not held back by it. */
  between?: number;
  /** That answers have to stay the same for. */
  settled?: number;
}

interface State<T> {
  answer?: T;
  /** Which request was answered. */
  answered?: string;
  error?: Error;
}

/**
 * Asks when a request changes, at the given pace. An earlier question is cancelled,
 * the last good answer stays. Nothing is asked while `paused`, and never without
 * `ask`, which has to be the same function at each call.
 */
export function useAsked<R extends object, T>(
  ask: ((request: R, signal: AbortSignal) => Promise<T>) | undefined,
  request: R | undefined,
  paused: boolean,
  { between = 0, settled = 0 }: AskedPace,
): Asked<T> {
  const key = ask && request && JSON.stringify(request);
  const [state, setState] = useState<State<T>>({});
  const [attempt, setAttempt] = useState(0);
  const askedAt = useRef(-Infinity);

  useEffect(() => {
    if (!ask || key === undefined || paused) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const answer = async () => {
      askedAt.current = performance.now();
      try {
        const found = await ask(JSON.parse(key), signal);
        if (!signal.aborted) setState({ answer: found, answered: key });
      } catch (reason) {
        if (signal.aborted) return;
        const error = toError(reason);
        setState(last => ({ answer: last.answer, answered: key, error }));
      }
    };
    const rest = askedAt.current + between - performance.now();
    const timer = setTimeout(() => void answer(), Math.max(settled, rest, 0));
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [ask, key, paused, attempt, between, settled]);

  const retry = useCallback(() => {
    setState(({ answer }) => ({ answer }));
    setAttempt(count => count + 1);
  }, []);
  const isCurrent = key !== undefined && state.answered === key;
  const statusOf = (): Asked<T>['status'] => {
    if (key === undefined) return 'idle';
    if (!isCurrent) return 'loading';
    return state.error ? 'failed' : 'ready';
  };
  return {
    answer: state.answer,
    status: statusOf(),
    error: isCurrent ? state.error : undefined,
    retry,
  };
}
