import { useState } from 'react';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import type { ServiceRequest } from '@infra-portal/infra-common';
import { goldenPathApiRef, type GoldenPathApi } from '../api';

type Act = (api: GoldenPathApi, id: string) => Promise<ServiceRequest>;

const ACTS = {
  resume: (api, id) => api.resume(id),
  /** Of a conflict: the files of the answers, or those on the branch. */
  takeOurs: (api, id) => api.resume(id, 'ours'),
  takeTheirs: (api, id) => api.resume(id, 'theirs'),
  cancel: (api, id) => api.cancel(id),
} satisfies Record<string, Act>;

export type ActionName = keyof typeof ACTS;

export interface RequestActionsState {
  /** Under way now. */
  running?: ActionName;
  /** What failed last, and why. */
  failed?: { action: ActionName; error: Error };
  run(action: ActionName): Promise<void>;
}

/** Resumes or cancels a request; one at a time. */
export function useRequestActions(
  request: ServiceRequest,
  onChanged: (request: ServiceRequest) => void,
): RequestActionsState {
  const api = useApi(goldenPathApiRef);
  const [running, setRunning] = useState<ActionName>();
  const [failed, setFailed] = useState<RequestActionsState['failed']>();
  const run = async (action: ActionName) => {
    if (running) return;
    setRunning(action);
    setFailed(undefined);
    try {
      onChanged(await ACTS[action](api, request.id));
    } catch (error) {
      setFailed({ action, error: toError(error) });
    } finally {
      setRunning(undefined);
    }
  };
  return { running, failed, run };
}
