import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { RealPlan } from '@infra-portal/infra-common';
import { Note, useLocalised, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import styles from './RealPlan.module.css';

/** Why there is no real plan, and what is shown instead. */
export function RealPlanProblem(props: { plan: RealPlan }) {
  const { problem, plans } = props.plan;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  if (!problem) return null;
  const isSimulated = plans.some(({ grade }) => grade === 'simulated');
  return (
    <Note tone="warning" role="alert" title={t('realPlan.failed')}>
      <p className={styles.line}>{localise(problem.message)}</p>
      {problem.detail && (
        <p className={styles.detail}>
          <Verbatim text={problem.detail} />
        </p>
      )}
      {plans.length > 0 && (
        <p className={styles.line}>
          {isSimulated
            ? t('realPlan.instead.simulated')
            : t('realPlan.instead.checked')}
        </p>
      )}
    </Note>
  );
}
