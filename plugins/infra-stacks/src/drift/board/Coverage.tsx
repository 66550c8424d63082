import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { DriftPage } from '@infra-portal/infra-common';
import { pageStyles as page, useLanguage } from '@infra-portal/infra-react';
import { durationText } from '../../runs/durationText';
import { infraStacksTranslationRef } from '../../translation/ref';
import styles from './Board.module.css';

/** How much of the fleet the board speaks of, and how long a check counts. */
export function Coverage(props: Pick<DriftPage, 'states' | 'staleAfter'>) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const language = useLanguage();
  const { drifted, snoozed, clean, failed, unchecked } = props.states;
  const number = drifted + snoozed + clean;
  const total = number + failed + unchecked;
  return (
    <div className={styles.coverage}>
      <p>
        {t('drift.coverage', {
          number: String(number),
          total: String(total),
        })}
      </p>
      <meter
        min={0}
        max={Math.max(1, total)}
        value={number}
        aria-label={t('drift.coverage.bar')}
      />
      <p className={page.quiet}>
        {t('drift.coverage.note', {
          duration: durationText(props.staleAfter, language),
        })}
      </p>
    </div>
  );
}
