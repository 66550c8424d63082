import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { Preview, PreviewPlan } from '@infra-portal/infra-common';
import { Note } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { PlanOfEnvironment } from './PlanOfEnvironment';
import { RealPlanBox } from './realPlan/RealPlanBox';
import type { RealPlanControl } from './realPlan/useRealPlan';
import styles from './Plan.module.css';

/** What Terraform would do in each environment, as far as it was asked. */
export function PlanPanel(props: {
  preview: Preview;
  planning: boolean;
  onPlan(): void;
  /** Absent where real plans are not offered. */
  realPlan?: RealPlanControl;
}) {
  const { preview, planning, onPlan, realPlan } = props;
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
      {realPlan && <RealPlanBox control={realPlan} />}
      {preview.environments.map(environment => (
        <PlanOfEnvironment
          key={environment.stack}
          name={environment.name}
          plan={bestOf(environment.stack, preview.plans, realPlan?.plan?.plans)}
          observedAt={plannedAt}
        />
      ))}
    </div>
  );
}

/** A real plan before any other; what was made instead of one, last. */
function bestOf(
  stack: string,
  plans: readonly PreviewPlan[],
  others: readonly PreviewPlan[] = [],
): PreviewPlan | undefined {
  const other = others.find(plan => plan.stack === stack);
  if (other?.grade === 'real') return other;
  return plans.find(plan => plan.stack === stack) ?? other;
}
