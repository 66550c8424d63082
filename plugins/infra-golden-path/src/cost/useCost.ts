import { useApiHolder } from '@backstage/frontend-plugin-api';
import { useCallback, useMemo, useState } from 'react';
import type { Amount, Preview } from '@infra-portal/infra-common';
import { estimateApiRef } from './EstimateApi';
import type { CostLimit } from './limits';
import { useEstimate, type LiveEstimate, type Usage } from './useEstimate';

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

/** Prices the stacks that a preview declares; no usage asks for a new preview. */
export function useCost(
  live: { preview?: Preview; status: string },
  limits: readonly CostLimit[],
): CostControl {
  const api = useApiHolder().get(estimateApiRef);
  const [usage, change] = useState<Usage>({});
  const { preview } = live;
  const subject = useMemo(() => {
    const { declared, declaredBefore: before } = preview ?? {};
    return declared?.length ? { after: declared, before } : undefined;
  }, [preview]);
  const estimate = useEstimate(api, subject, usage);
  const setUsage = useCallback(
    (key: string, value?: Amount) =>
      change(({ [key]: _, ...others }) =>
        value === undefined ? others : { ...others, [key]: value },
      ),
    [],
  );
  const isWorking =
    estimate.status === 'loading' ||
    live.status === 'loading' ||
    live.status === 'stale';
  return { estimate, isWorking, usage, setUsage, limits };
}
