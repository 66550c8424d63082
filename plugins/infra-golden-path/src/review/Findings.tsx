import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReviewDocument, ReviewFinding } from '@infra-portal/infra-common';
import { Section } from '@infra-portal/infra-react';
import type { Target } from '../diff/target';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { FileLink } from './FileLink';
import { FindingText } from './FindingText';
import { OwnGates } from './OwnGates';
import { Some } from './Some';
import { Unread } from './Unread';
import type { OwnChecks } from './useOwnChecks';
import styles from './Review.module.css';

const FIRST = 8;
const RANK: Record<ReviewFinding['severity'], number> = {
  error: 0,
  warning: 1,
  notice: 2,
};

/** What scanners, policies and checks say, the gravest first. */
export function Findings(props: {
  review: ReviewDocument;
  own: OwnChecks;
  onGo(target: Target): void;
}) {
  const { review, own, onGo } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const findings = [...review.findings].sort(
    (a, b) => RANK[a.severity] - RANK[b.severity],
  );
  const known = new Set(review.files.map(file => file.path));
  return (
    <Section
      title={t('review.findings')}
      note={findings.length > 0 && String(findings.length)}
    >
      <Unread review={review} part="findings" />
      <OwnGates own={own} />
      {findings.length === 0 && !own.loading && (
        <p className={styles.quiet}>{t('review.findings.none')}</p>
      )}
      <Some first={FIRST} items={findings} className={styles.list}>
        {finding => (
          <li key={finding.id}>
            <FindingText finding={finding} />
            {finding.path !== undefined && known.has(finding.path) && (
              <FileLink path={finding.path} line={finding.line} onGo={onGo} />
            )}
          </li>
        )}
      </Some>
    </Section>
  );
}
