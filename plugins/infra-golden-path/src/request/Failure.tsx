import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ServiceRequest } from '@infra-portal/infra-common';
import { useLocalised } from '../consequences/parts/localised';
import { Note } from '../consequences/parts/Note';
import { Verbatim } from '../consequences/parts/Verbatim';
import { infraGoldenPathTranslationRef } from '../translation/ref';

/** The step that failed, what exists already, and what resuming does. */
export function Failure(props: {
  request: ServiceRequest;
  failure: NonNullable<ServiceRequest['failure']>;
}) {
  const { request, failure } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  return (
    <Note tone="danger" title={t('request.failure.title')}>
      <p>
        <Verbatim text={localise(failure.message)} />
      </p>
      {failure.remedy && (
        <p>
          <Verbatim text={localise(failure.remedy)} />
        </p>
      )}
      <p>
        {t('request.failure.step')} <code>{failure.step}</code> ·{' '}
        {t('request.failure.code')} <code>{failure.code}</code>
      </p>
      <p>
        {request.pullRequest
          ? t('request.failure.exists', {
              number: String(request.pullRequest.number),
              branch: request.branch,
            })
          : t('request.failure.nothing')}
      </p>
      <p>
        {failure.retryable
          ? t('request.failure.resume')
          : t('request.failure.notRetryable')}
      </p>
    </Note>
  );
}
