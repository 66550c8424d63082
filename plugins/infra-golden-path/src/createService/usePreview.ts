import { toError } from '@backstage/errors';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Preview, PreviewRequest } from '@infra-portal/infra-common';
import type { GoldenPathApi } from '../api';

/** Pause after the last change before the server is asked, in milliseconds. */
export const PREVIEW_DELAY = 400;

export type PreviewStatus = 'idle' | 'loading' | 'ready' | 'stale' | 'failed';

export interface LivePreview {
  /** The last good one; of earlier answers when `status` is not `ready`. */
  preview?: Preview;
  status: PreviewStatus;
  error?: Error;
  /** The simulated plan is on its way. */
  planning: boolean;
  /** Asks again now; with `plan` for the simulated plan too. */
  refresh(options?: { plan?: boolean }): void;
}

interface State {
  preview?: Preview;
  /** Which request the preview, or the failure, answers. */
  answered?: string;
  error?: Error;
}

/**
 * The consequences of a request, asked for a moment after it changed. An
 * earlier question is cancelled, the last good answer stays. Nothing is asked
 * while `paused`, as when a syllable is being composed.
 */
export function usePreview(
  api: Pick<GoldenPathApi, 'preview'>,
  request: PreviewRequest | undefined,
  paused: boolean,
): LivePreview {
  const key = request && JSON.stringify(request);
  const [state, setState] = useState<State>({});
  const [planning, setPlanning] = useState(false);
  const [asking, setAsking] = useState<string>();
  const running = useRef<AbortController>();

  const ask = useCallback(
    async (body: string, plan: boolean) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      setPlanning(plan);
      setAsking(body);
      try {
        const preview = await api.preview(
          { ...JSON.parse(body), plan },
          controller.signal,
        );
        if (controller.signal.aborted) return;
        setState({ preview, answered: body });
      } catch (error) {
        if (controller.signal.aborted) return;
        setState(({ preview }) => ({
          preview,
          answered: body,
          error: toError(error),
        }));
      }
      setPlanning(false);
      setAsking(undefined);
    },
    [api],
  );

  useEffect(() => () => running.current?.abort(), []);
  useEffect(() => {
    running.current?.abort();
    setPlanning(false);
    setAsking(undefined);
    if (key === undefined || paused) return undefined;
    const timer = setTimeout(() => void ask(key, false), PREVIEW_DELAY);
    return () => clearTimeout(timer);
  }, [key, paused, ask]);

  const refresh = useCallback(
    ({ plan = false } = {}) => {
      if (key !== undefined) void ask(key, plan);
    },
    [key, ask],
  );
  const { preview, error } = state;
  const current = key !== undefined && state.answered === key;
  const statusOf = (): PreviewStatus => {
    if (key === undefined) return 'idle';
    if (asking === key && !(current && planning)) return 'loading';
    if (current) return error ? 'failed' : 'ready';
    return preview ? 'stale' : 'loading';
  };
  return {
    preview,
    status: statusOf(),
    error: current ? error : undefined,
    planning,
    refresh,
  };
}
