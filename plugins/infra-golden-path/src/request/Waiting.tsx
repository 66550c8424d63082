import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { ServiceRequest } from '@infra-portal/infra-common';
import { Note, timeText, useLanguage } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { Reason } from './Reason';
import type { RequestActionsState } from './useRequestActions';

/** Something passing stands in the way: what, and when the portal tries again by itself. */
export function Waiting(props: {
  request: ServiceRequest;
  failure: NonNullable<ServiceRequest['failure']>;
  actions: RequestActionsState;
}) {
  const { request, failure, actions } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const language = useLanguage();
  return (
    <Note
      tone="warning"
      role="status"
      title={t(
        request.closing ? 'request.waiting.closing' : 'request.waiting.title',
      )}
      actions={
        <Button
          variant="secondary"
          isPending={actions.running === 'resume'}
          onPress={() => actions.run('resume')}
        >
          {t('request.waiting.now')}
        </Button>
      }
    >
      <Reason failure={failure} />
      {failure.retryAt && (
        <p>
          {t('request.waiting.next', {
            time: timeText(new Date(failure.retryAt), language),
          })}
        </p>
      )}
    </Note>
  );
}
