import { useCallback, useEffect, useRef, useState } from 'react';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  DriftProposalPreview,
  DriftProposalRequest,
  OpenedDriftProposal,
} from '@infra-portal/infra-common';
import { stacksApiRef } from '../../api';

interface Shown {
  preview?: DriftProposalPreview;
  opened?: OpenedDriftProposal;
  error?: Error;
  /** What is being waited for. */
  busy?: 'preview' | 'open';
}

export interface ActState extends Shown {
  look(): void;
  open(): void;
}

/**
 * Looks at what an act would change as soon as it is known what is asked for,
 * and proposes it.
 * @param request undefined: not known yet
 */
export function useAct(
  episode: string,
  request: DriftProposalRequest | undefined,
): ActState {
  const api = useApi(stacksApiRef);
  const key = request && JSON.stringify(request);
  const [state, setState] = useState<Shown>({});
  const running = useRef<AbortController>();

  const look = useCallback(() => {
    running.current?.abort();
    if (key === undefined) {
      setState({});
      return;
    }
    const work = new AbortController();
    running.current = work;
    setState({ busy: 'preview' });
    api.previewDriftProposal(episode, JSON.parse(key), work.signal).then(
      preview => !work.signal.aborted && setState({ preview }),
      error => !work.signal.aborted && setState({ error: toError(error) }),
    );
  }, [api, episode, key]);

  useEffect(() => {
    look();
    return () => running.current?.abort();
  }, [look]);

  const { preview } = state;
  const open = useCallback(() => {
    if (!preview || key === undefined) return;
    const { digest } = preview;
    setState({ preview, busy: 'open' });
    api.openDriftProposal(episode, { ...JSON.parse(key), digest }).then(
      opened => setState({ preview, opened }),
      error => setState({ preview, error: toError(error) }),
    );
  }, [api, episode, key, preview]);

  return { ...state, look, open };
}
