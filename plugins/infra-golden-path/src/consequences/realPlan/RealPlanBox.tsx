import { useId } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  isSettled,
  PREVIEW_BRANCHES,
  type RealPlan,
} from '@infra-portal/infra-common';
import {
  Age,
  Note,
  secondsText,
  useLanguage,
  useLocalised,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import { HeldStacks } from './HeldStacks';
import { RealPlanProblem } from './RealPlanProblem';
import styles from './RealPlan.module.css';
import type { RealPlanControl } from './useRealPlan';

/** Asks Atlantis for the plan, and says how far it is. */
export function RealPlanBox(props: { control: RealPlanControl }) {
  const { plan, error, asking, ask, cancel, isAllowed } = props.control;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const heading = useId();
  const about = useId();
  const isActive = plan !== undefined && !isSettled(plan);
  const isHeld = plan?.problem?.code === 'locked';
  const label = isActive
    ? t('realPlan.cancel')
    : t(plan ? 'realPlan.again' : 'realPlan.run');
  const press = () => {
    if (asking) return;
    if (isActive) cancel();
    else ask?.({ again: plan?.state === 'done' });
  };
  return (
    <section className={styles.box} aria-labelledby={heading}>
      <h3 id={heading} className={styles.title}>
        {t('realPlan.title')}
      </h3>
      <p id={about} className={styles.about}>
        {t('realPlan.about', {
          branch: plan?.branch ?? `${PREVIEW_BRANCHES}…`,
        })}
      </p>
      {!isAllowed && <p className={styles.about}>{t('realPlan.forbidden')}</p>}
      {isAllowed && !ask && (
        <p className={styles.about}>{t('realPlan.notYet')}</p>
      )}
      <div className={styles.run}>
        {/* One button all the way, so that it keeps the focus. */}
        {(ask || isActive) && (
          <Button variant="secondary" aria-describedby={about} onPress={press}>
            {label}
          </Button>
        )}
        <span role="status" className={styles.state} data-state={plan?.state}>
          {asking && !isActive && t('realPlan.asking')}
          {plan && !asking && <State plan={plan} />}
        </span>
        {plan && !asking && <Facts plan={plan} />}
      </div>
      {error && (
        <Note tone="danger" role="alert" title={t('realPlan.error')}>
          {(error.cause as Error | undefined)?.message ?? error.message}
        </Note>
      )}
      {plan && plan.held.length > 0 && (
        <HeldStacks
          plan={plan}
          onWait={isHeld && ask ? () => ask({ locks: 'wait' }) : undefined}
          onSkip={isHeld && ask ? () => ask({ locks: 'skip' }) : undefined}
        />
      )}
      {plan?.state === 'failed' && !isHeld && <RealPlanProblem plan={plan} />}
    </section>
  );
}

function State(props: { plan: RealPlan }) {
  const { state, held, problem } = props.plan;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  if (problem && !isSettled(props.plan)) {
    const reason = localise(problem.message);
    return <>{t('realPlan.state.otherwise', { reason })}</>;
  }
  if (state === 'queued' && held.length > 0) {
    return <>{t('realPlan.state.waiting')}</>;
  }
  return <>{t(`realPlan.state.${state}`)}</>;
}

/** Since when, how long it takes or took, and whether the branch is gone. */
function Facts(props: { plan: RealPlan }) {
  const { plan } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const language = useLanguage();
  const duration = (milliseconds: number) => ({
    duration: secondsText(milliseconds, language),
  });
  const settled = isSettled(plan);
  const took = plan.plans.find(({ grade }) => grade === 'real')?.took;
  return (
    <span className={styles.facts}>
      <span>
        {!settled && `${t('realPlan.since')} `}
        <Age at={plan.since} />
      </span>
      {plan.state === 'planning' && plan.usual && (
        <span>{t('realPlan.usual', duration(plan.usual.median * 1_000))}</span>
      )}
      {settled && took !== undefined && (
        <span>{t('realPlan.took', duration(took))}</span>
      )}
      {settled && plan.branchLeft && <span>{t('realPlan.branchLeft')}</span>}
      {plan.state === 'done' && !plan.branchLeft && (
        <span>{t('realPlan.branchGone')}</span>
      )}
    </span>
  );
}
