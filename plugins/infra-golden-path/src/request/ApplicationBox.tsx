import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { ServiceRequest } from '@infra-portal/infra-common';
import { Note, safeHref, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { Reason } from './Reason';
import { FileList } from './FileList';
import type { RequestActionsState } from './useRequestActions';
import styles from './Request.module.css';

/** The second pull request, to the repository that the service is built from. */
export function ApplicationBox(props: {
  request: ServiceRequest;
  actions: RequestActionsState;
}) {
  const { request, actions } = props;
  const { application } = request;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  if (!application) return null;
  const { failure, pullRequest } = application;
  const title = t('request.application.title');
  return (
    <section className={styles.box} aria-label={title}>
      <h3 className={styles.boxTitle}>{title}</h3>
      <p>
        {application.url ? (
          <a
            href={safeHref(application.url)}
            target="_blank"
            rel="noopener noreferrer"
          >
            <Verbatim text={application.repository} />
          </a>
        ) : (
          <Verbatim text={application.repository} />
        )}
        {application.created && ` · ${t('request.application.created')}`}
      </p>
      <p>
        {t(`request.application.${application.state}`)}{' '}
        {pullRequest && (
          <a
            href={safeHref(pullRequest.url)}
            target="_blank"
            rel="noopener noreferrer"
          >
            {t('request.application.onGitHub', {
              number: String(pullRequest.number),
            })}
          </a>
        )}
      </p>
      {failure && (
        <Note
          tone={application.state === 'failed' ? 'danger' : 'warning'}
          title={t('request.application.failure')}
          actions={
            <Button
              variant="secondary"
              isPending={actions.running === 'resume'}
              onPress={() => actions.run('resume')}
            >
              {t('request.resume')}
            </Button>
          }
        >
          <Reason failure={failure} />
          <p>{t('request.application.harmless')}</p>
        </Note>
      )}
      <FileList label={t('request.application.files')}>
        {application.files.map(file => (
          <li key={file}>
            <span className={styles.path}>
              <Verbatim text={file} />
            </span>
          </li>
        ))}
      </FileList>
    </section>
  );
}
