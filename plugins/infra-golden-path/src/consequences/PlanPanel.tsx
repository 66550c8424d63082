import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { Preview } from '@infra-portal/infra-common';
import { Note } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { PlanOfEnvironment } from './PlanOfEnvironment';
import styles from './Plan.module.css';

/** What Terraform would do in each environment, as far as it was asked. */
export function PlanPanel(props: {
  preview: Preview;
  planning: boolean;
  onPlan(): void;
}) {
  const { preview, planning, onPlan } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  if (preview.environments.length === 0 || preview.files.length === 0) {
    return (
      <Note title={t('consequences.plan.empty.title')}>
        {t('consequences.plan.empty.description')}
      </Note>
    );
  }
  // Consequences can be worked out again while a plan stays as it is.
  const gate = preview.gates.find(({ id }) => id === 'plan');
  const plannedAt = gate?.observedAt ?? preview.observedAt;
  const simulated = preview.plans.some(plan => plan.grade !== 'checked');
  return (
    <div className={styles.panel}>
      <div className={styles.run}>
        <Button variant="secondary" isPending={planning} onPress={onPlan}>
          {simulated
            ? t('consequences.plan.again')
            : t('consequences.plan.run')}
        </Button>
        <span role="status" className={styles.progress}>
          {planning && t('consequences.plan.running')}
        </span>
      </div>
      {preview.environments.map(environment => (
        <PlanOfEnvironment
          key={environment.stack}
          name={environment.name}
          plan={preview.plans.find(plan => plan.stack === environment.stack)}
          observedAt={plannedAt}
        />
      ))}
    </div>
  );
}
