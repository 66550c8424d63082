import { toError } from '@backstage/errors';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  isSettled,
  type LockChoice,
  REAL_PLANS_CHANNEL,
  type RealPlan,
} from '@infra-portal/infra-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { GoldenPathApi } from '../../api';

/** Milliseconds between two looks, for where signals do not arrive. */
export const LOOK = 3_000;

/** What is planned: the answers that a preview was made of. */
export interface RealPlanSubject {
  repository?: string;
  intent: unknown;
  change: string;
  digest: string;
}

export interface RealPlanControl {
  /** Of the preview that is shown; one of other answers is not. */
  plan?: RealPlan;
  error?: Error;
  /** It was asked for, and there is no answer yet. */
  asking: boolean;
  /** Undefined: the person may not, or there is nothing to plan. */
  ask?: (options?: { locks?: LockChoice; again?: boolean }) => void;
  cancel(): void;
  /** Whether the person may ask for real plans. */
  isAllowed: boolean;
}

type Api = Pick<GoldenPathApi, 'startRealPlan' | 'realPlan' | 'cancelRealPlan'>;

/** Asks for the real plan of a preview, and follows it to its end. */
export function useRealPlan(
  api: Api,
  subject: RealPlanSubject | undefined,
  isAllowed: boolean,
): RealPlanControl {
  const signals = useApiHolder().get(signalApiRef);
  const [known, setKnown] = useState<RealPlan>();
  const [failure, setFailure] = useState<{ digest?: string; error: Error }>();
  const [asking, setAsking] = useState(false);
  const isMounted = useRef(true);
  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);

  const digest = subject?.digest;
  const follow = useCallback(
    async (call: Promise<RealPlan>) => {
      try {
        const plan = await call;
        if (!isMounted.current) return;
        setFailure(undefined);
        setKnown(plan);
      } catch (error) {
        if (isMounted.current) setFailure({ digest, error: toError(error) });
      }
    },
    [digest],
  );

  const plan = known?.digest === digest ? known : undefined;
  const id = plan && !isSettled(plan) ? plan.id : undefined;
  useEffect(() => {
    if (id === undefined) return undefined;
    const look = () => void follow(api.realPlan(id));
    const timer = setInterval(look, LOOK);
    const subscription = signals?.subscribe(REAL_PLANS_CHANNEL, message => {
      if ((message as { id?: unknown }).id === id) look();
    });
    return () => {
      clearInterval(timer);
      subscription?.unsubscribe();
    };
  }, [id, api, signals, follow]);

  const ask = async (options: { locks?: LockChoice; again?: boolean } = {}) => {
    if (!subject) return;
    setAsking(true);
    await follow(api.startRealPlan({ ...subject, ...options }));
    if (isMounted.current) setAsking(false);
  };
  return {
    plan,
    error: failure?.digest === digest ? failure?.error : undefined,
    asking,
    isAllowed,
    ...(subject && isAllowed && { ask: options => void ask(options) }),
    cancel: () => {
      if (id !== undefined) void follow(api.cancelRealPlan(id));
    },
  };
}
