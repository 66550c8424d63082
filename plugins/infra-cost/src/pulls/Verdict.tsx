import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { CostReason, PullCostDetail } from '@infra-portal/infra-common';
import { Age, Note, StatusMark } from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';
import { ExceptionButton, ExceptionList } from './Exceptions';
import { useLiftedText, useReasonText } from './useReasonText';
import styles from './Pulls.module.css';

const TONES = { pass: 'neutral', warn: 'warning', block: 'danger' } as const;

/** What the standards say of it, why, and what can be done about it. */
export function Verdict({ pull }: { pull: PullCostDetail }) {
  const { judgement, judgedAt, judgedCommit, head } = pull;
  const { t } = useTranslationRef(infraCostTranslationRef);
  if (!judgement) return null;
  const { verdict, reasons } = judgement;
  const isOlder = judgedCommit !== undefined && judgedCommit !== head;
  return (
    <section aria-label={t('pull.verdict')} className={styles.verdict}>
      <Note title={t(`pull.verdict.${verdict}`)} tone={TONES[verdict]}>
        {reasons.length > 0 && (
          <ul className={styles.reasons}>
            {reasons.map(reason => (
              <Reason
                key={`${reason.code} ${reason.stack} ${reason.kind} ${reason.key}`}
                reason={reason}
                pull={pull}
              />
            ))}
          </ul>
        )}
        {isOlder && (
          <p>{t('pull.older', { commit: judgedCommit.slice(0, 10) })}</p>
        )}
        {judgedAt && (
          <p className={styles.quiet}>
            {t('pull.judged')} <Age at={judgedAt} />
          </p>
        )}
        <ExceptionList pull={pull} />
      </Note>
    </section>
  );
}

function Reason(props: { reason: CostReason; pull: PullCostDetail }) {
  const { reason, pull } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const text = useReasonText(pull)(reason);
  const liftedText = useLiftedText();
  const { level, lifted } = reason;
  return (
    <li>
      <StatusMark tone={level === 'block' ? 'bad' : 'warning'}>
        {t(`pull.level.${level}`)}
      </StatusMark>
      <span>
        {text}
        {lifted && ` ${liftedText(lifted)}`}
      </span>
      <ExceptionButton pull={pull} reason={reason} />
    </li>
  );
}
