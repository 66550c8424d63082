import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Objective } from '@infra-portal/infra-common';
import {
  durationText,
  timeText,
  useLanguage,
  useNow,
} from '@infra-portal/infra-react';
import { infraSloTranslationRef } from '../translation/ref';
import { Unknown } from './BudgetBar';
import styles from './Parts.module.css';

/** When the budget is spent if it goes on burning so, and by which rate. */
export function Exhaustion({ objective }: { objective: Objective }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const language = useLanguage();
  const now = useNow();
  const { budgetLeft, exhaustion } = objective.status;
  if (budgetLeft !== undefined && budgetLeft <= 0) {
    return <span>{t('exhaustion.spent')}</span>;
  }
  if (!exhaustion) return <Unknown />;
  const { at, basis } = exhaustion;
  const seconds = at && (Date.parse(at) - now.getTime()) / 1_000;
  return (
    <span className={styles.pair}>
      {seconds === undefined || at === undefined ? (
        <span>{t(`exhaustion.lasts.${objective.window.kind}`)}</span>
      ) : (
        <time dateTime={at} title={timeText(new Date(at), language)}>
          {t('exhaustion.in', {
            time: durationText(Number(seconds), language),
          })}
        </time>
      )}
      <span className={styles.basis}>{t(`exhaustion.basis.${basis}`)}</span>
    </span>
  );
}
