import { useApi } from '@backstage/frontend-plugin-api';
import type { FixRequest } from '@infra-portal/infra-common';
import { useProposal } from '@infra-portal/infra-react';
import { stacksApiRef } from '../api';

/** Looks at what mends a finding as soon as it is shown, and proposes it. */
export function useFix(request: FixRequest) {
  const api = useApi(stacksApiRef);
  return useProposal(JSON.stringify(request), {
    preview: signal => api.previewFix(request, signal),
    open: ({ digest }) => api.openFix({ ...request, digest }),
  });
}
