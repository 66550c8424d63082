import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ServiceRequest } from '@infra-portal/infra-common';
import { StatusMark } from '../consequences/parts/StatusMark';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { STATE_TONES } from './laneRows';

/** Where a request is on its way, in a word. */
export function RequestState(props: { request: ServiceRequest }) {
  const { request } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const isDraft = request.state === 'open' && request.draft;
  return (
    <StatusMark tone={STATE_TONES[request.state]}>
      {isDraft ? t('request.state.draft') : t(`request.state.${request.state}`)}
    </StatusMark>
  );
}
