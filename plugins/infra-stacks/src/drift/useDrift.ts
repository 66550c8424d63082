import { useApi } from '@backstage/frontend-plugin-api';
import {
  DRIFT_CHANNEL,
  type DriftPage,
  type StackDriftDetail,
} from '@infra-portal/infra-common';
import { askPages, type Live, useLive } from '@infra-portal/infra-react';
import { type DriftFilter, stacksApiRef } from '../api';
import { type Stamped, stamped } from '../runs/useRuns';

/** Whether a signal is about the drift of a stack. */
export const isAboutDriftOf =
  (ref: string | undefined) => (message: Record<string, unknown>) =>
    Array.isArray(message.stacks) && message.stacks.includes(ref);

/** Stacks by their drift, the first pages of them; follows what is pushed. */
export function useDriftPage(
  filter: DriftFilter,
  pages = 1,
): Live<Stamped<DriftPage>> {
  const api = useApi(stacksApiRef);
  return useLive({
    channel: DRIFT_CHANNEL,
    key: `${JSON.stringify(filter)} ${pages}`,
    load: async signal =>
      stamped(
        filter.limit === undefined
          ? await askPages(
              part => api.drift({ ...filter, ...part }, signal),
              pages,
            )
          : await api.drift(filter, signal),
      ),
    keep: true,
  });
}

/** One stack with its past; follows what is pushed. */
export function useStackDrift(stack: {
  name: string;
  ref: string;
}): Live<Stamped<StackDriftDetail>> {
  const api = useApi(stacksApiRef);
  return useLive({
    channel: DRIFT_CHANNEL,
    key: stack.name,
    load: async signal => stamped(await api.stackDrift(stack.name, signal)),
    concerns: isAboutDriftOf(stack.ref),
  });
}
