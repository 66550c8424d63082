import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ServiceRequest } from '@infra-portal/infra-common';
import { AskDialog } from '../conversation/AskDialog';
import { infraGoldenPathTranslationRef } from '../translation/ref';

/** Says what cancelling removes and what it keeps, before it does. */
export function CancelDialog(props: {
  request: ServiceRequest;
  pending: boolean;
  onClose(): void;
  onConfirm(): void;
}) {
  const { request, pending, onClose, onConfirm } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <AskDialog
      title={t('request.cancelDialog.title')}
      confirm={t('request.cancelDialog.confirm')}
      back={t('request.cancelDialog.back')}
      destructive
      isPending={pending}
      onClose={onClose}
      onConfirm={onConfirm}
    >
      <p>{t('request.cancelDialog.removes')}</p>
      <ul>
        {request.pullRequest && (
          <li>
            {t('request.cancelDialog.pullRequest', {
              number: String(request.pullRequest.number),
            })}
          </li>
        )}
        <li>
          {t('request.cancelDialog.branch')} <code>{request.branch}</code>
        </li>
        {request.application?.pullRequest && (
          <li>
            {t('request.cancelDialog.application', {
              number: String(request.application.pullRequest.number),
              repository: request.application.repository,
            })}
          </li>
        )}
      </ul>
      <p>{t('request.cancelDialog.keeps')}</p>
    </AskDialog>
  );
}
