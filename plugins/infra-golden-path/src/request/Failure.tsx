import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ServiceRequest } from '@infra-portal/infra-common';
import { Note } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { Reason } from './Reason';
import { workOf } from './workOf';

/** The step that failed, what exists already, and what resuming does. */
export function Failure(props: {
  request: ServiceRequest;
  failure: NonNullable<ServiceRequest['failure']>;
}) {
  const { request, failure } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const resume = request.closing
    ? t('request.failure.resumeClosing')
    : t('request.failure.resume');
  return (
    <Note
      tone="danger"
      title={t(
        request.closing
          ? 'request.failedAction.cancel'
          : 'request.failure.title',
      )}
    >
      <Reason failure={failure} />
      <p>
        {request.pullRequest
          ? t('request.failure.exists', {
              number: String(request.pullRequest.number),
              branch: request.branch,
            })
          : t('request.failure.nothing')}
      </p>
      <p>{failure.retryable ? resume : t('request.failure.notRetryable')}</p>
      <p>
        {t('request.failure.step')} {t(`request.work.${workOf(request)}`)} ·{' '}
        {t('request.failure.code')} <code>{failure.code}</code>
      </p>
    </Note>
  );
}
