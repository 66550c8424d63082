import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PreviewPlan } from '@infra-portal/infra-common';
import {
  Age,
  Note,
  secondsText,
  useLanguage,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { PlanResources } from './PlanResources';
import { RealPlanOutput } from './realPlan/RealPlanOutput';
import styles from './Plan.module.css';

/** The plan of one environment: how far it can be trusted, its numbers, its resources. */
export function PlanOfEnvironment(props: {
  name: string;
  plan?: PreviewPlan;
  observedAt: string;
}) {
  const { name, plan } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const language = useLanguage();
  const localise = useLocalised();
  // What stays as it is would hide what does not.
  const touched = plan?.summary?.resources.filter(
    ({ action }) => action !== 'no-op',
  );
  return (
    <section className={styles.environment} aria-label={name}>
      <div className={styles.head}>
        <h3 className={styles.name}>{name}</h3>
        {plan && (
          <span className={styles.grade} data-grade={plan.grade}>
            {t(`consequences.plan.grade.${plan.grade}`)}
          </span>
        )}
        {plan?.summary && <Counts counts={plan.summary.counts} />}
      </div>
      {!plan && <p className={styles.about}>{t('consequences.plan.none')}</p>}
      {plan && (
        <p className={styles.about}>
          {plan.grade === 'simulated' && plan.against === 'files'
            ? t('difference.planAbout')
            : t(`consequences.plan.about.${plan.grade}`)}
        </p>
      )}
      {plan && (
        <p className={styles.source}>
          {plan.summary?.terraformVersion && (
            <span>Terraform {plan.summary.terraformVersion}</span>
          )}
          {plan.source && (
            <span className={styles.origin}>
              <Verbatim text={plan.source} />
            </span>
          )}
          {plan.grade === 'simulated' && (
            <span>
              {t('consequences.plan.took', {
                duration: secondsText(plan.took, language),
              })}
            </span>
          )}
          <Age at={plan.observedAt ?? props.observedAt} />
        </p>
      )}
      {plan?.failure && (
        <Note
          tone={plan.failure === 'unavailable' ? 'warning' : 'danger'}
          title={t(`consequences.plan.failure.${plan.failure}`)}
        >
          {plan.message && (
            <span className={styles.message}>
              <Verbatim text={localise(plan.message)} />
            </span>
          )}
        </Note>
      )}
      {!plan?.failure && plan?.message && (
        <p className={styles.about}>
          <Verbatim text={localise(plan.message)} />
        </p>
      )}
      {plan?.summary?.errored && (
        <Note tone="warning" title={t('consequences.plan.errored')} />
      )}
      {touched && <PlanResources resources={touched} />}
      {touched?.length === 0 && (
        <p className={styles.about}>{t('difference.planSame')}</p>
      )}
      {plan && <RealPlanOutput plan={plan} />}
    </section>
  );
}

function Counts(props: {
  counts: { add: number; change: number; destroy: number };
}) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <ul className={styles.counts}>
      {(['add', 'change', 'destroy'] as const).map(name => (
        <li key={name} data-count={name} data-zero={props.counts[name] === 0}>
          <strong>{props.counts[name]}</strong> {t(`consequences.plan.${name}`)}
        </li>
      ))}
    </ul>
  );
}
