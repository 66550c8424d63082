import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PullApproval, ReviewDocument } from '@infra-portal/infra-common';
import {
  EnvironmentMark,
  Section,
  StatusMark,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { People } from '../request/People';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { Unread } from './Unread';
import styles from './Review.module.css';

const isMissing = ({ needed, have }: PullApproval) => have.length < needed;

/** Who must still approve, where, and why; what is missing first. */
export function Approvals({ review }: { review: ReviewDocument }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { approvals, pull } = review;
  const sorted = [...approvals].sort(
    (a, b) => Number(isMissing(b)) - Number(isMissing(a)),
  );
  return (
    <Section title={t('review.approvals')}>
      <Unread review={review} part="approvals" />
      {pull.changesRequestedBy.length > 0 && (
        <p>
          <StatusMark tone="bad">
            {t('review.changesRequested', {
              who: pull.changesRequestedBy.join(', '),
            })}
          </StatusMark>
        </p>
      )}
      {sorted.length === 0 && (
        <p className={styles.quiet}>{t('review.approvals.none')}</p>
      )}
      <ul className={styles.list}>
        {sorted.map(approval => (
          <Approval
            key={`${approval.source} ${approval.environment} ${approval.why.en}`}
            approval={approval}
          />
        ))}
      </ul>
    </Section>
  );
}

function Approval({ approval }: { approval: PullApproval }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  const { environment, needed, have } = approval;
  return (
    <li>
      <div className={styles.row}>
        <StatusMark tone={isMissing(approval) ? 'warning' : 'good'}>
          {t('review.approvals.count', {
            have: String(have.length),
            needed: String(needed),
          })}
        </StatusMark>
        {environment !== undefined && <EnvironmentMark name={environment} />}
      </div>
      <p>
        <Verbatim text={localise(approval.why)} />
      </p>
      {have.length > 0 && (
        <p className={styles.quiet}>
          {t('review.approvals.have')} <Verbatim text={have.join(', ')} />
        </p>
      )}
      {isMissing(approval) && <People who={approval.from} />}
    </li>
  );
}
