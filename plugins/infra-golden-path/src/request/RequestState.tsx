import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ServiceRequest } from '@infra-portal/infra-common';
import { StatusMark } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { laneRows, STATE_TONES } from './laneRows';

/** Where a request is on its way, in a word. */
export function RequestState(props: { request: ServiceRequest }) {
  const { request } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <StatusMark tone={STATE_TONES[request.state]}>
      {t(`request.state.${shownState(request)}`)}
    </StatusMark>
  );
}

function shownState(request: ServiceRequest) {
  const { state, draft, closing } = request;
  if (closing && state !== 'failed') return 'closing';
  if (state === 'open' && draft) return 'draft';
  // It was opened before: what is sent now goes into the same pull request.
  const isThere = laneRows(request)[0].state === 'done';
  return state === 'opening' && isThere ? 'updating' : state;
}
