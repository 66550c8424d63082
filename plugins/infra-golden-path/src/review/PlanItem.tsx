import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReviewPlan } from '@infra-portal/infra-common';
import {
  Age,
  EnvironmentMark,
  StatusMark,
  type Tone,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { runRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { Counts } from './Counts';
import { RISK_TONES } from './riskTones';
import { Some } from './Some';
import styles from './Review.module.css';

const TONES: Record<ReviewPlan['state'], Tone> = {
  running: 'active',
  succeeded: 'good',
  failed: 'bad',
  stale: 'warning',
  'not-run': 'unknown',
};

/** Resources of a plan that are listed at first. */
const FIRST = 6;

/** The folder of a stack, which says more than its whole reference. */
const folderOf = (stack: string) =>
  stack.slice(stack.indexOf('//') + 2).replace(/#default$/, '');

/**
 * What would be done in one stack: how sure that is, who says so and when; below
 * it what the portal simulated, where the runner has no plan of this commit.
 */
export function PlanItem(props: { plan: ReviewPlan; simulated?: ReviewPlan }) {
  const { plan, simulated } = props;
  return (
    <li>
      <PlanFacts
        plan={plan}
        name={
          <>
            <strong className={styles.stack}>
              <Verbatim text={plan.name ?? folderOf(plan.stack)} />
            </strong>
            {plan.environment !== undefined && (
              <EnvironmentMark name={plan.environment} />
            )}
          </>
        }
      />
      {simulated && (
        <div className={styles.simulated}>
          <PlanFacts plan={simulated} />
        </div>
      )}
    </li>
  );
}

function PlanFacts({ plan, name }: { plan: ReviewPlan; name?: ReactNode }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  const run = useRoutePath(runRouteRef);
  const { counts } = plan;
  return (
    <>
      <div className={styles.row}>
        {name}
        <StatusMark tone={TONES[plan.state]}>
          {t(`review.plan.state.${plan.state}`)}
        </StatusMark>
        {plan.grade !== 'not-run' && (
          <span className={styles.pill}>
            {t(`consequences.plan.grade.${plan.grade}`)}
          </span>
        )}
        {counts && <Counts counts={counts} />}
      </div>
      {plan.reason && (
        <p>
          <Verbatim text={localise(plan.reason)} />
        </p>
      )}
      {plan.problem && (
        <p className={styles.problem}>
          <Verbatim text={plan.problem} />
        </p>
      )}
      <Some first={FIRST} items={plan.resources} className={styles.resources}>
        {(resource, at) => <Resource key={at} resource={resource} />}
      </Some>
      <p className={styles.source}>
        <Verbatim text={t('consequences.gate.by', { source: plan.source })} />
        {plan.observedAt && <Age at={plan.observedAt} />}
        {plan.commit && (
          <code title={plan.commit}>{plan.commit.slice(0, 8)}</code>
        )}
        {run && plan.run && (
          <Link to={run({ id: plan.run })}>{t('lane.stack.run')}</Link>
        )}
      </p>
    </>
  );
}

function Resource(props: { resource: ReviewPlan['resources'][number] }) {
  const { address, action, why, level, note } = props.resource;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  return (
    <li data-level={level}>
      <StatusMark tone={RISK_TONES[level]}>
        {t(`review.action.${action}`)}
      </StatusMark>
      <code>
        <Verbatim text={address} />
      </code>
      {note && (
        <span className={styles.remark}>
          <Verbatim text={localise(note)} />
        </span>
      )}
      {why && (
        <span className={styles.quiet}>
          <Verbatim text={why.replaceAll('_', ' ')} />
        </span>
      )}
    </li>
  );
}
