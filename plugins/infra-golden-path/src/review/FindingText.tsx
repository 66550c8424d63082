import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReviewFinding } from '@infra-portal/infra-common';
import {
  Age,
  safeHref,
  StatusMark,
  type Tone,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './Review.module.css';

const TONES: Record<ReviewFinding['severity'], Tone> = {
  error: 'bad',
  warning: 'warning',
  notice: 'unknown',
};

/** What somebody found: how grave, what, who says so and when. */
export function FindingText({ finding }: { finding: ReviewFinding }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { severity, title, message, source, rule, at } = finding;
  const href = safeHref(finding.url);
  return (
    <>
      <div className={styles.row}>
        <StatusMark tone={TONES[severity]}>
          {t(`review.severity.${severity}`)}
        </StatusMark>
        {title !== undefined && (
          <strong>
            <Verbatim text={title} />
          </strong>
        )}
      </div>
      <p className={styles.message}>
        <Verbatim text={message} />
      </p>
      <p className={styles.source}>
        <Verbatim text={t('consequences.gate.by', { source })} />
        {rule !== undefined && (
          <code>
            <Verbatim text={rule} />
          </code>
        )}
        <Age at={at} />
        {href && (
          <a href={href} target="_blank" rel="noopener noreferrer">
            {t('consequences.gate.more')}
          </a>
        )}
      </p>
    </>
  );
}
