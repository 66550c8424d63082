import { forwardRef } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useLocalised } from '../consequences/parts/localised';
import { keyOf } from '../form/answers';
import type { Issue } from '../form/issues';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { messages } from '../translation/messages';
import { goToQuestion } from './formState';
import styles from './CreateService.module.css';

/** What keeps the answers from being sent; each entry leads to its question. */
export const ErrorSummary = forwardRef<
  HTMLDivElement,
  { issues: Issue[]; labels: Record<string, string> }
>(({ issues, labels }, ref) => {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const text = useLocalised();
  const labelOf = (issue: Issue) => {
    const { at } = issue;
    if (at === undefined) return issue.file ?? t('issue.elsewhere');
    if (labels[at]) return labels[at];
    const key = [`field.${at}`, `parts.${at}`].find(each =>
      Object.hasOwn(messages, each),
    );
    if (key) return t(key as 'field.product');
    return at === 'environments' ? t('table.caption') : at;
  };
  /** The question, and what in it: one variable of many. */
  const placeOf = (issue: Issue) => {
    const steps = issue.at?.split('.').length ?? 0;
    const inside = issue.at ? issue.field?.slice(steps) ?? [] : [];
    return [labelOf(issue), ...inside].join(' › ');
  };
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
