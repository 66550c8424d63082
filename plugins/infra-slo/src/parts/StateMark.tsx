import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { SloState, SloStatus } from '@infra-portal/infra-common';
import { StatusMark, type Tone } from '@infra-portal/infra-react';
import { infraSloTranslationRef } from '../translation/ref';

const TONES: Record<SloState, Tone> = {
  exhausted: 'bad',
  paging: 'bad',
  ticketing: 'warning',
  burning: 'warning',
  'at-risk': 'warning',
  unknown: 'unknown',
  ok: 'good',
};

/** How an objective stands; where that is not known, why. */
export function StateMark(props: {
  status: Pick<SloStatus, 'state' | 'data'>;
}) {
  const { state, data } = props.status;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const isFailing = data === 'error' || data === 'stale' || data === 'no-data';
  if (state === 'unknown' && data) {
    return (
      <StatusMark tone={isFailing ? 'warning' : 'unknown'}>
        {t(`data.${data}`)}
      </StatusMark>
    );
  }
  return <StatusMark tone={TONES[state]}>{t(`state.${state}`)}</StatusMark>;
}
