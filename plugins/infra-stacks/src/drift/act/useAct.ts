import { useApi } from '@backstage/frontend-plugin-api';
import type { DriftProposalRequest } from '@infra-portal/infra-common';
import { useProposal } from '@infra-portal/infra-react';
import { stacksApiRef } from '../../api';

/**
 * Looks at what an act would change as soon as it is known what is asked for,
 * and proposes it.
 * @param request undefined: not known yet
 */
export function useAct(
  episode: string,
  request: DriftProposalRequest | undefined,
) {
  const api = useApi(stacksApiRef);
  return useProposal(request && JSON.stringify([episode, request]), {
    preview: signal => api.previewDriftProposal(episode, request!, signal),
    open: ({ digest }) =>
      api.openDriftProposal(episode, { ...request!, digest }),
  });
}
