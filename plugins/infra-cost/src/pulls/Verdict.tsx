import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { CostReason, PullCostDetail } from '@infra-portal/infra-common';
import { Age, Note, StatusMark } from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';
import { useLiftedText, useReasonText } from './useReasonText';
import styles from './Pulls.module.css';

const TONES = { pass: 'neutral', warn: 'warning', block: 'danger' } as const;

/** What the standards say of it, and why; `children` is what can be done. */
export function Verdict(props: { pull: PullCostDetail; children?: ReactNode }) {
  const { pull, children } = props;
  const { judgement, judgedAt, judgedCommit, head } = pull;
  const { t } = useTranslationRef(infraCostTranslationRef);
  if (!judgement) return null;
  const { verdict, reasons, currency } = judgement;
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
                currency={currency}
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
        {children}
      </Note>
    </section>
  );
}

function Reason(props: { reason: CostReason; currency: string }) {
  const { reason, currency } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const text = useReasonText(currency)(reason);
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
    </li>
  );
}
