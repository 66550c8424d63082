import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ServiceRequest } from '@infra-portal/infra-common';
import { safeHref, Verbatim } from '@infra-portal/infra-react';
import { LineCounts } from '../consequences/LineCounts';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { FileList } from './FileList';
import styles from './Request.module.css';

/** Which files the pull request changes; their texts are read where they are reviewed. */
export function ProposedFiles(props: { request: ServiceRequest }) {
  const { files, pullRequest } = props.request;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const address = pullRequest && safeHref(`${pullRequest.url}/files`);
  if (!files && !address) return null;
  return (
    <section className={styles.box} aria-label={t('request.files.title')}>
      <h3 className={styles.boxTitle}>{t('request.files.title')}</h3>
      {files && (
        <FileList label={t('request.files.title')}>
          {files.map(file => (
            <li key={file.path}>
              <span className={styles.path}>
                <Verbatim text={file.path} />
              </span>
              <span className={styles.quiet}>
                {t(`consequences.files.${file.state}`)}
              </span>
              <LineCounts added={file.added} removed={file.removed} />
            </li>
          ))}
        </FileList>
      )}
      {address && (
        <a href={address} target="_blank" rel="noopener noreferrer">
          {t('request.files.onGitHub')}
        </a>
      )}
    </section>
  );
}
