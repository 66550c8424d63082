import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import requestStyles from '../request/Request.module.css';
import { infraGoldenPathTranslationRef } from '../translation/ref';

/** Asks before something is done in somebody's name. */
export function AskDialog(props: {
  title: string;
  confirm: string;
  /** What leaves it as it is. */
  back?: string;
  isDisabled?: boolean;
  isPending?: boolean;
  destructive?: boolean;
  onClose(): void;
  onConfirm(): void;
  children: ReactNode;
}) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={requestStyles.dialog}
      aria-labelledby={title}
      onClose={props.onClose}
    >
      <h2 id={title} className={requestStyles.dialogTitle}>
        {props.title}
      </h2>
      {props.children}
      <div className={requestStyles.dialogActions}>
        <Button variant="secondary" onPress={props.onClose}>
          {props.back ?? t('atlantis.dialog.back')}
        </Button>
        <Button
          variant="primary"
          destructive={props.destructive}
          isDisabled={props.isDisabled}
          isPending={props.isPending}
          onPress={props.onConfirm}
        >
          {props.confirm}
        </Button>
      </div>
    </dialog>
  );
}
