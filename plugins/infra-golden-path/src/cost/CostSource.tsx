import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { EstimateAnswer } from '@infra-portal/infra-common';
import { Age, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { useCostText } from './useCostText';
import planStyles from '../consequences/Plan.module.css';
import styles from './Cost.module.css';

/** What made the price, when, and why nothing better did. */
export function CostSource({ answer }: { answer: EstimateAnswer }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { language } = useCostText();
  const { infracost } = answer;
  const { date } = answer.priceBook;
  const at = new Date(`${date}T00:00:00Z`);
  const written = Number.isNaN(at.getTime())
    ? date
    : new Intl.DateTimeFormat(language, {
        ...{ dateStyle: 'long', timeZone: 'UTC' },
      }).format(at);
  const grades = [...new Set(answer.stacks.map(each => each.estimate.grade))];
  const isReal = infracost?.state === 'used';
  return (
    <>
      <p className={styles.source}>
        {grades.map(grade => (
          <span key={grade} className={planStyles.grade} data-grade={grade}>
            {t(`cost.grade.${grade}`)}
          </span>
        ))}
        <Verbatim
          text={
            isReal
              ? t('cost.infracost.used')
              : t('cost.source', { date: written })
          }
        />
        <Age at={answer.observedAt} />
      </p>
      {infracost?.state === 'waiting' && (
        <p className={styles.quiet}>{t('cost.infracost.waiting')}</p>
      )}
      {infracost?.state === 'failed' && (
        <p className={styles.quiet}>
          {t('cost.infracost.failed')}{' '}
          {infracost.reason && <Verbatim text={infracost.reason} />}
        </p>
      )}
    </>
  );
}
