import { forwardRef } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useLocalised } from '@infra-portal/infra-react';
import { keyOf } from '../form/answers';
import type { Issue } from '../form/issues';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { goToQuestion } from './formState';
import { useIssuePlace } from './useIssuePlace';
import styles from './CreateService.module.css';

/** What keeps the answers from being sent; each entry leads to its question. */
export const ErrorSummary = forwardRef<
  HTMLDivElement,
  { issues: Issue[]; labels: Record<string, string> }
>(({ issues, labels }, ref) => {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const text = useLocalised();
  const placeOf = useIssuePlace(labels);
  return (
    <div
      ref={ref}
      tabIndex={-1}
      role="alert"
      className={styles.summary}
      aria-labelledby="error-summary"
    >
      <h2 id="error-summary" className={styles.summaryTitle}>
        {t('issue.summary')}
      </h2>
      <ul>
        {issues.map(issue => {
          const place = issue.field ? keyOf(issue.field) : '';
          const words = `${placeOf(issue)}: ${text(issue.message)}`;
          const { at } = issue;
          return (
            <li key={`${issue.code} ${place} ${issue.message.en}`}>
              {at === undefined ? (
                words
              ) : (
                <button
                  type="button"
                  className={styles.summaryLink}
                  onClick={() => goToQuestion(at)}
                >
                  {words}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
});

ErrorSummary.displayName = 'ErrorSummary';
