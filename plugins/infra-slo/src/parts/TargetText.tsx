import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { type Objective, sloTargetText } from '@infra-portal/infra-common';
import { durationText, useLanguage } from '@infra-portal/infra-react';
import { infraSloTranslationRef } from '../translation/ref';
import styles from './Parts.module.css';

/** What is promised, and over which time: "99.9% in 30 days". */
export function TargetText(props: {
  objective: Pick<Objective, 'target' | 'window'>;
}) {
  const { target, window } = props.objective;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const language = useLanguage();
  const ratio = sloTargetText(target);
  const text =
    window.kind === 'rolling'
      ? t('target.rolling', {
          target: ratio,
          time: durationText(window.seconds, language),
        })
      : t(`target.calendar.${window.unit}`, {
          target: ratio,
          count: window.count,
        });
  return (
    <span
      className={styles.number}
      title={window.kind === 'calendar' ? window.zone : undefined}
    >
      {text}
    </span>
  );
}
