import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TakeOverApply } from '@infra-portal/infra-common';
import { Age, StatusMark, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';

const TONES = {
  applied: 'good',
  waiting: 'warning',
  unknown: 'unknown',
} as const;

/** Whether the state has the new addresses, who says so and since when. */
export function Applied({ apply }: { apply: TakeOverApply }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { state, at, runner } = apply;
  return (
    <p>
      <StatusMark tone={TONES[state]}>
        {t(`takeOver.apply.${state}`)}
      </StatusMark>
      {at && runner && (
        <>
          {' '}
          <Verbatim text={runner} />, <Age at={at} />
        </>
      )}
    </p>
  );
}
