import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReviewDocument } from '@infra-portal/infra-common';
import { Age, StatusMark, Verbatim } from '@infra-portal/infra-react';
import type { Tone } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { Unread } from './Unread';
import styles from './Review.module.css';

type State = ReviewDocument['objectives'][number];

const stateOf = ({ frozen, exhausted, burning, total }: State) => {
  if (frozen) return 'frozen';
  if (exhausted > 0) return 'exhausted';
  if (burning > 0) return 'burning';
  return total > 0 ? 'kept' : 'none';
};

const TONES: Record<ReturnType<typeof stateOf>, Tone> = {
  frozen: 'bad',
  exhausted: 'bad',
  burning: 'warning',
  kept: 'good',
  none: 'unknown',
};

/** Whether the products that it touches keep their promises now. */
export function Objectives({ review }: { review: ReviewDocument }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { objectives, unread } = review;
  const isUnread = unread.some(({ part }) => part === 'objectives');
  if (objectives.length === 0 && !isUnread) {
    return <span className={styles.quiet}>{t('review.objectives.none')}</span>;
  }
  return (
    <>
      <ul className={styles.effects}>
        {objectives.map(each => (
          <li key={each.product}>
            <span>
              <Verbatim text={each.product} />
            </span>
            <StatusMark tone={TONES[stateOf(each)]}>
              {t(`review.objectives.${stateOf(each)}`, {
                exhausted: String(each.exhausted),
                burning: String(each.burning),
                total: String(each.total),
              })}
            </StatusMark>
            {each.observedAt && (
              <span className={styles.quiet}>
                <Age at={each.observedAt} />
              </span>
            )}
          </li>
        ))}
      </ul>
      <Unread review={review} part="objectives" />
    </>
  );
}
