import { toError } from '@backstage/errors';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type {
  Amount,
  DeclaredStack,
  EstimateAnswer,
} from '@infra-portal/infra-common';
import { errorKind } from '@infra-portal/infra-react';
import type { EstimateApi } from './EstimateApi';

/** Pause after a usage was typed before it is priced, in milliseconds. */
export const USAGE_DELAY = 200;

/** What a person assumes instead of the usual usage, by key. */
export type Usage = Readonly<Record<string, Amount>>;

/** What is priced: the stacks as they would be, and as they are. */
export interface EstimateSubject {
  after: DeclaredStack[];
  before?: DeclaredStack[];
}

export interface Priced {
  after: EstimateAnswer;
  /** Of a service that is there. */
  before?: EstimateAnswer;
}

export interface LiveEstimate {
  /**
   * `none`: there is nothing to price; `absent`: nobody here knows prices;
   * `forbidden`: the person may not see costs.
   */
  status: 'none' | 'absent' | 'forbidden' | 'loading' | 'ready' | 'failed';
  /** The last good one; of earlier answers when `status` is not `ready`. */
  priced?: Priced;
  error?: Error;
  retry(): void;
}

interface State {
  priced?: Priced;
  /** Which subject and usage was answered. */
  answered?: string;
  error?: Error;
  /** Asking again says the same. */
  refused?: 'absent' | 'forbidden';
}

const REFUSALS = { 'not-found': 'absent', 'not-allowed': 'forbidden' } as const;

/**
 * What the stacks of a preview cost, asked for when they or the usage change.
 * An earlier question is cancelled, the last good answer stays.
 */
export function useEstimate(
  api: EstimateApi | undefined,
  subject: EstimateSubject | undefined,
  usage: Usage,
): LiveEstimate {
  const stacks = useMemo(() => subject && JSON.stringify(subject), [subject]);
  const key = stacks && `${stacks} ${JSON.stringify(usage)}`;
  const [state, setState] = useState<State>({});
  const [attempt, setAttempt] = useState(0);
  const wanted = useRef({ subject, usage });
  wanted.current = { subject, usage };
  const asked = useRef<string>();
  const former = useRef<{ key: string; answer: EstimateAnswer }>();
  const { refused } = state;

  useEffect(() => {
    const now = wanted.current;
    if (!api || !now.subject || key === undefined || refused) return undefined;
    const { after, before } = now.subject;
    const controller = new AbortController();
    const { signal } = controller;
    // What is not changed by the answers is priced once.
    const priceFormer = async () => {
      if (!before || before.length === 0) return undefined;
      const same = JSON.stringify([before, now.usage]);
      if (former.current?.key === same) return former.current.answer;
      const request = { stacks: before, usage: now.usage };
      const answer = await api.estimate(request, signal);
      former.current = { key: same, answer };
      return answer;
    };
    const ask = async () => {
      try {
        const [next, last] = await Promise.all([
          api.estimate({ stacks: after, usage: now.usage }, signal),
          priceFormer(),
        ]);
        if (signal.aborted) return;
        const priced = { after: next, ...(last && { before: last }) };
        setState({ priced, answered: key });
      } catch (reason) {
        if (signal.aborted) return;
        const error = toError(reason);
        const kind = errorKind(error) as keyof typeof REFUSALS;
        setState(({ priced }) => ({
          ...{ priced, answered: key, error, refused: REFUSALS[kind] },
        }));
      }
    };
    const isUsage = asked.current === stacks;
    asked.current = stacks;
    const timer = setTimeout(() => void ask(), isUsage ? USAGE_DELAY : 0);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, key, stacks, attempt, refused]);

  const retry = useCallback(() => {
    setState(({ priced }) => ({ priced }));
    setAttempt(count => count + 1);
  }, []);
  const { priced, error } = state;
  const statusOf = (): LiveEstimate['status'] => {
    if (!api) return 'absent';
    if (refused) return refused;
    if (key === undefined) return 'none';
    if (state.answered !== key) return 'loading';
    return error ? 'failed' : 'ready';
  };
  const status = statusOf();
  return {
    status,
    priced: refused ? undefined : priced,
    error: status === 'failed' ? error : undefined,
    retry,
  };
}
