import { toError } from '@backstage/errors';
import { useCallback, useEffect, useRef, useState } from 'react';
import type {
  DeclaredRequest,
  DeclaredService,
} from '@infra-portal/infra-common';
import type { GoldenPathApi } from '../api';

/** Between two questions while somebody types, in milliseconds. */
export const DECLARED_PAUSE = 120;

/** What stacks declare with the answers as they are now. */
export interface LiveDeclared {
  /** The last good one; of earlier answers when `status` is not `ready`. */
  declared?: DeclaredService;
  status: 'idle' | 'loading' | 'ready' | 'failed';
  error?: Error;
  retry(): void;
}

interface State {
  declared?: DeclaredService;
  /** Which request was answered. */
  answered?: string;
  error?: Error;
}

/**
 * What the answers would declare, for their price. A change after a rest is asked
 * at once and those that follow it a moment later, since a price does not wait for
 * all consequences. An earlier question is cancelled, the last good answer stays.
 * Nothing is asked while `paused`, and never without an `api`.
 */
export function useDeclared(
  api: Pick<GoldenPathApi, 'declared'> | undefined,
  request: DeclaredRequest | undefined,
  paused: boolean,
): LiveDeclared {
  const key =
    api &&
    request &&
    JSON.stringify({ repository: request.repository, intent: request.intent });
  const [state, setState] = useState<State>({});
  const [attempt, setAttempt] = useState(0);
  const askedAt = useRef(-Infinity);

  useEffect(() => {
    if (!api || key === undefined || paused) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const ask = async () => {
      askedAt.current = performance.now();
      try {
        const declared = await api.declared(JSON.parse(key), signal);
        if (!signal.aborted) setState({ declared, answered: key });
      } catch (reason) {
        if (signal.aborted) return;
        const error = toError(reason);
        setState(({ declared }) => ({ declared, answered: key, error }));
      }
    };
    const rest = askedAt.current + DECLARED_PAUSE - performance.now();
    const timer = setTimeout(() => void ask(), Math.max(0, rest));
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, key, paused, attempt]);

  const retry = useCallback(() => {
    setState(({ declared }) => ({ declared }));
    setAttempt(count => count + 1);
  }, []);
  const { declared, error } = state;
  const isCurrent = key !== undefined && state.answered === key;
  const statusOf = (): LiveDeclared['status'] => {
    if (key === undefined) return 'idle';
    if (!isCurrent) return 'loading';
    return error ? 'failed' : 'ready';
  };
  return {
    declared,
    status: statusOf(),
    error: isCurrent ? error : undefined,
    retry,
  };
}
