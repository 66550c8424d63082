import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink } from '@backstage/ui';
import type { ServiceRequest } from '@infra-portal/infra-common';
import {
  errorKind,
  messageOf,
  Note,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { CancelDialog } from './CancelDialog';
import { isCancellable } from './laneRows';
import { PullRequestLink } from './PullRequestLink';
import { ReviewLink } from './ReviewLink';
import { useAnswersLink } from './useAnswersLink';
import type { RequestActionsState } from './useRequestActions';
import styles from './Request.module.css';

/** Why it was refused, and what to do; what the server said only where nothing better is known. */
function FailedAction({ error }: { error: Error }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const kind = errorKind(error);
  if (kind === 'not-allowed')
    return <>{t('request.failedAction.notAllowed')}</>;
  if (kind === 'signed-out') {
    return <>{t('request.problem.signed-out.description')}</>;
  }
  const isChanged = (error as { statusCode?: number }).statusCode === 409;
  if (isChanged) return <>{t('request.failedAction.changed')}</>;
  return (
    <>
      <p>{t('request.problem.failed.description')}</p>
      <p>
        <Verbatim text={messageOf(error)} />
      </p>
    </>
  );
}

/** To the pull request, on after a failure, or back: cancel, which asks first. */
export function RequestActions(props: {
  request: ServiceRequest;
  actions: RequestActionsState;
}) {
  const { request, actions } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const [asking, setAsking] = useState(false);
  const canResume =
    request.state === 'conflict' ||
    (request.state === 'failed' && request.failure?.retryable !== false);
  const answers = useAnswersLink(request);
  const isChangeable = isCancellable(request) && !request.closing;
  const { failed } = actions;
  return (
    <>
      <div className={styles.actions}>
        <PullRequestLink
          request={request}
          variant={canResume ? 'secondary' : 'primary'}
        />
        <ReviewLink request={request} />
        {canResume && (
          <Button
            variant="primary"
            isPending={actions.running === 'resume'}
            onPress={() => actions.run('resume')}
          >
            {t('request.resume')}
          </Button>
        )}
        {answers && isChangeable && (
          <ButtonLink variant="secondary" href={answers}>
            {t('request.answers')}
          </ButtonLink>
        )}
        {isChangeable && (
          <Button variant="secondary" onPress={() => setAsking(true)}>
            {t('request.cancel')}
          </Button>
        )}
      </div>
      {failed && (
        <Note
          role="alert"
          tone="danger"
          title={t(
            failed.action === 'cancel'
              ? 'request.failedAction.cancel'
              : 'request.failedAction.resume',
          )}
        >
          <FailedAction error={failed.error} />
        </Note>
      )}
      {asking && (
        <CancelDialog
          request={request}
          pending={actions.running === 'cancel'}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await actions.run('cancel');
            setAsking(false);
          }}
        />
      )}
    </>
  );
}
