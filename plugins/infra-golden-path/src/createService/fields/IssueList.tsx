import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiAlertLine, RiErrorWarningLine } from '@remixicon/react';
import { safeHref, useLocalised } from '@infra-portal/infra-react';
import type { Issue } from '../../form/issues';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import styles from './Field.module.css';

/** What is wrong with an answer and how to mend it, in words. */
export function IssueList(props: {
  id: string;
  issues: Issue[];
  /** Where it is, when more than one control stands above. */
  placeOf?(issue: Issue): string | undefined;
}) {
  const { id, issues, placeOf } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const text = useLocalised();
  if (issues.length === 0) return null;
  return (
    <ul id={id} className={styles.issues}>
      {issues.map(issue => {
        const isError = issue.severity === 'error';
        const Icon = isError ? RiErrorWarningLine : RiAlertLine;
        const place = placeOf?.(issue);
        const href = issue.url && safeHref(issue.url);
        const link = issue.code.startsWith('collision.')
          ? t('issue.open')
          : t('issue.more');
        return (
          <li
            key={`${issue.code} ${issue.field} ${issue.message.en}`}
            className={styles.issue}
            data-severity={issue.severity}
          >
            <Icon size={16} aria-hidden="true" />
            <span>
              {!isError && `${t('issue.warning')} `}
              {place && `${place}: `}
              {text(issue.message)} {issue.remedy && text(issue.remedy)}{' '}
              {href && (
                <a href={href} target="_blank" rel="noreferrer noopener">
                  {link}
                </a>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
