import { useApi, useApiHolder } from '@backstage/frontend-plugin-api';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Amount, DeclaredRequest } from '@infra-portal/infra-common';
import { goldenPathApiRef } from '../api';
import { estimateApiRef } from './EstimateApi';
import type { CostLimit } from './limits';
import { useDeclared } from './useDeclared';
import { useEstimate, type LiveEstimate, type Usage } from './useEstimate';
import { useInfracost } from './useInfracost';

/** The estimate of a form, and what a person may change about it. */
export interface CostControl {
  estimate: LiveEstimate;
  /** A newer price is on its way; what is shown is of earlier answers. */
  isWorking: boolean;
  usage: Usage;
  /** Without a value: the usual one again. */
  setUsage(key: string, value?: Amount): void;
  limits: readonly CostLimit[];
}

const isRefused = ({ status }: LiveEstimate) =>
  status === 'absent' || status === 'forbidden';

/** Prices what answers declare; another usage asks for nothing but its price. */
export function useCost(
  request: DeclaredRequest | undefined,
  paused: boolean,
  limits: readonly CostLimit[],
): CostControl {
  const prices = useApiHolder().get(estimateApiRef);
  const api = useApi(goldenPathApiRef);
  // Who may not see prices, or has none, asks for nothing that they follow from.
  const refused = useRef(false);
  const asked = refused.current ? undefined : prices && api;
  const live = useDeclared(asked, request, paused);
  const [usage, change] = useState<Usage>({});
  const { declared: found, status } = live;
  const subject = useMemo(() => {
    const { declared, declaredBefore: before } = found ?? {};
    return declared?.length ? { after: declared, before } : undefined;
  }, [found]);
  const own = useEstimate(prices, subject, usage);
  const estimate = useInfracost(prices, subject, usage, own);
  refused.current = isRefused(estimate);
  const setUsage = useCallback(
    (key: string, value?: Amount) =>
      change(({ [key]: _, ...others }) =>
        value === undefined ? others : { ...others, [key]: value },
      ),
    [],
  );
  const isWorking = estimate.status === 'loading' || status === 'loading';
  return { estimate: told(estimate, live), isWorking, usage, setUsage, limits };
}

/** The estimate of the answers now; what is of earlier ones says that it is. */
function told(
  estimate: LiveEstimate,
  { status, error, retry }: ReturnType<typeof useDeclared>,
): LiveEstimate {
  if (isRefused(estimate)) return estimate;
  if (status === 'ready' || status === 'loading') return estimate;
  return status === 'failed'
    ? { ...estimate, status, error, retry }
    : { ...estimate, status: 'none' };
}
