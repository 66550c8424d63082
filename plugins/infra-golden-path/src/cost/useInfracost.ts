import { toError } from '@backstage/errors';
import type { EstimateAnswer } from '@infra-portal/infra-common';
import { useEffect, useRef, useState } from 'react';
import type { EstimateApi } from './EstimateApi';
import type {
  EstimateSubject,
  LiveEstimate,
  Priced,
  Usage,
} from './useEstimate';

/** Pause after a price before Infracost is asked for it, in milliseconds. */
export const INFRACOST_DELAY = 600;

interface State {
  /** The price of the price book that this is instead of. */
  of?: Priced;
  priced?: Priced;
}

/**
 * The same estimate by the real Infracost, where it is set up. It takes seconds:
 * the price book's stays until it is there, and for good when it fails, with the
 * reason. Before and after are always of one source.
 */
export function useInfracost(
  api: EstimateApi | undefined,
  subject: EstimateSubject | undefined,
  usage: Usage,
  live: LiveEstimate,
): LiveEstimate {
  const [state, setState] = useState<State>({});
  const wanted = useRef({ subject, usage });
  wanted.current = { subject, usage };
  const { status, priced } = live;
  const isAsked =
    status === 'ready' && priced?.after.infracost?.state === 'waiting';

  useEffect(() => {
    const now = wanted.current;
    if (!api || !now.subject || !priced || !isAsked) return undefined;
    const { after, before } = now.subject;
    const controller = new AbortController();
    const { signal } = controller;
    const ask = async (stacks: EstimateSubject['after']) =>
      api.estimate({ stacks, usage: now.usage, grade: 'infracost' }, signal);
    const askAll = async () => {
      try {
        const [next, last] = await Promise.all([
          ask(after),
          before?.length ? ask(before) : undefined,
        ]);
        if (!signal.aborted) {
          setState({ of: priced, priced: together(priced, next, last) });
        }
      } catch (reason) {
        if (signal.aborted) return;
        const { message } = toError(reason);
        setState({ of: priced, priced: failed(priced, message) });
      }
    };
    const timer = setTimeout(() => void askAll(), INFRACOST_DELAY);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, priced, isAsked]);

  return state.of === priced && state.priced
    ? { ...live, priced: state.priced }
    : live;
}

function together(
  own: Priced,
  after: EstimateAnswer,
  before: EstimateAnswer | undefined,
): Priced {
  const answers = before ? [after, before] : [after];
  const without = answers.find(({ infracost }) => infracost?.state !== 'used');
  if (without) return failed(own, without.infracost?.reason);
  return { after, ...(before && { before }) };
}

function failed(own: Priced, reason: string | undefined): Priced {
  return {
    ...own,
    after: { ...own.after, infracost: { state: 'failed', reason } },
  };
}
