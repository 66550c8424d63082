import { useCallback, useEffect, useRef, useState } from 'react';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  FixPreview,
  FixRequest,
  OpenedFix,
} from '@infra-portal/infra-common';
import { stacksApiRef } from '../api';

export interface FixState {
  preview?: FixPreview;
  opened?: OpenedFix;
  error?: Error;
  /** What is being waited for. */
  busy?: 'preview' | 'open';
  look(): void;
  open(): void;
}

/** Looks at what mends a finding as soon as it is shown, and proposes it. */
export function useFix(request: FixRequest): FixState {
  const api = useApi(stacksApiRef);
  const key = JSON.stringify(request);
  const [state, setState] = useState<Omit<FixState, 'look' | 'open'>>({});
  const running = useRef<AbortController>();

  const look = useCallback(() => {
    running.current?.abort();
    const work = new AbortController();
    running.current = work;
    setState({ busy: 'preview' });
    api.previewFix(JSON.parse(key), work.signal).then(
      preview => !work.signal.aborted && setState({ preview }),
      error => !work.signal.aborted && setState({ error: toError(error) }),
    );
  }, [api, key]);

  useEffect(() => {
    look();
    return () => running.current?.abort();
  }, [look]);

  const { preview } = state;
  const open = useCallback(() => {
    if (!preview) return;
    setState({ preview, busy: 'open' });
    api.openFix({ ...JSON.parse(key), digest: preview.digest }).then(
      opened => setState({ preview, opened }),
      error => setState({ preview, error: toError(error) }),
    );
  }, [api, key, preview]);

  return { ...state, look, open };
}
