import { useEffect, useId, useRef } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { ServiceRequest } from '@infra-portal/infra-common';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './Request.module.css';

/** Says what cancelling removes and what it keeps, before it does. */
export function CancelDialog(props: {
  request: ServiceRequest;
  pending: boolean;
  onClose(): void;
  onConfirm(): void;
}) {
  const { request, pending, onClose, onConfirm } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={title}
      onClose={onClose}
    >
      <h2 id={title} className={styles.dialogTitle}>
        {t('request.cancelDialog.title')}
      </h2>
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
      <div className={styles.dialogActions}>
        <Button variant="secondary" onPress={onClose}>
          {t('request.cancelDialog.back')}
        </Button>
        <Button
          variant="primary"
          destructive
          isPending={pending}
          onPress={onConfirm}
        >
          {t('request.cancelDialog.confirm')}
        </Button>
      </div>
    </dialog>
  );
}
