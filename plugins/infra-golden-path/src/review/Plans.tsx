import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReviewDocument } from '@infra-portal/infra-common';
import { Section } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { PlanItem } from './PlanItem';
import { Some } from './Some';
import { Unread } from './Unread';
import type { OwnChecks } from './useOwnChecks';
import styles from './Review.module.css';

/** Plans that are listed at first: the riskiest. */
const FIRST = 20;

/** What would be done in each stack, the riskiest first, and who says so. */
export function Plans(props: { review: ReviewDocument; own: OwnChecks }) {
  const { review, own } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { plans } = review;
  const { plans: simulated = [], more = 0 } = own.checks ?? {};
  const isWaiting = plans.some(({ state }) => state === 'not-run');
  return (
    <Section
      title={t('review.plans')}
      note={plans.length > 0 && t('review.stacks', { count: plans.length })}
    >
      <Unread review={review} part="plans" />
      {plans.length === 0 ? (
        <p className={styles.quiet}>{t('review.plans.none')}</p>
      ) : (
        <Some first={FIRST} items={plans} className={styles.list}>
          {plan => (
            <PlanItem
              key={`${plan.stack} ${plan.source}`}
              plan={plan}
              simulated={simulated.find(({ stack }) => stack === plan.stack)}
            />
          )}
        </Some>
      )}
      {isWaiting && own.loading && (
        <p role="status" className={styles.quiet}>
          {t('review.plans.simulating')}
        </p>
      )}
      {more > 0 && (
        <p className={styles.quiet}>
          {t('review.plans.notSimulated', { count: more })}
        </p>
      )}
    </Section>
  );
}
