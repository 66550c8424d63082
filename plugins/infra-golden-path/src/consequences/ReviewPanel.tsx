import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PreviewReview } from '@infra-portal/infra-common';
import { Note, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './Facts.module.css';

/** Who has to agree, per environment, and who owns the files, with the reason. */
export function ReviewPanel(props: { review?: PreviewReview }) {
  const { review } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  if (!review) {
    return (
      <Note title={t('consequences.review.empty.title')}>
        {t('consequences.review.empty.description')}
      </Note>
    );
  }
  const needed = (count: number) =>
    count === 0
      ? t('consequences.review.nobody')
      : t('consequences.review.count', { count });
  const whom = (approvers: string[]) =>
    approvers.length === 0
      ? t('consequences.review.anybody')
      : t('consequences.review.oneOf', { groups: approvers.join(', ') });
  return (
    <div className={styles.panel}>
      <section aria-label={t('consequences.review.approvals')}>
        <h3 className={styles.heading}>{t('consequences.review.approvals')}</h3>
        <p className={styles.why}>{t('consequences.review.whyApprovals')}</p>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('consequences.review.environment')}</th>
              <th scope="col">{t('consequences.review.needed')}</th>
              <th scope="col">{t('consequences.review.who')}</th>
            </tr>
          </thead>
          <tbody>
            {review.approvals.map(approval => (
              <tr key={approval.environment}>
                <th scope="row">{approval.environment}</th>
                <td>{needed(approval.count)}</td>
                <td>{approval.count > 0 && whom(approval.approvers)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section aria-label={t('consequences.review.owners')}>
        <h3 className={styles.heading}>{t('consequences.review.owners')}</h3>
        {review.owners.length === 0 ? (
          <p className={styles.why}>{t('consequences.review.noOwners')}</p>
        ) : (
          <p className={styles.why}>{t('consequences.review.whyOwners')}</p>
        )}
        <ul className={styles.owners}>
          {review.owners.map(({ owner, files }) => (
            <li key={owner}>
              <details>
                <summary>
                  <strong>
                    <Verbatim text={owner} />
                  </strong>{' '}
                  {t('consequences.files', { count: files.length })}
                </summary>
                <ul className={styles.paths}>
                  {files.map(file => (
                    <li key={file}>
                      <Verbatim text={file} />
                    </li>
                  ))}
                </ul>
              </details>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
