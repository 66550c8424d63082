import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { safeHref } from '../text/safeHref';
import { infraReactTranslationRef } from '../translation/ref';
import styles from './ProposalDialog.module.css';

export interface ProposalDialogProps {
  title: string;
  /** What is asked and shown before something is proposed. */
  children: ReactNode;
  /** The pull request that proposes it, once there is one. */
  pull?: { url: string; text: string; link: string };
  /** Present when it can be proposed. */
  action?: { text: string; hint: string; isDisabled: boolean; onPress(): void };
  onClose(): void;
}

/** Shows a change before it is proposed, proposes it, and leads to it. */
export function ProposalDialog(props: ProposalDialogProps) {
  const { action, children, onClose, pull, title } = props;
  const { t } = useTranslationRef(infraReactTranslationRef);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={id}
      onClose={onClose}
    >
      <h2 id={id}>{title}</h2>
      {children}
      {pull && (
        <p role="status">
          {pull.text}{' '}
          <a href={safeHref(pull.url)} target="_blank" rel="noreferrer">
            {pull.link}
          </a>
        </p>
      )}
      <div className={styles.actions}>
        {action && <span className={styles.quiet}>{action.hint}</span>}
        {/* Closing it brings the focus back to where it was. */}
        <Button
          variant="secondary"
          onPress={() => {
            if (dialog.current?.close) dialog.current.close();
            onClose();
          }}
        >
          {t('dialog.close')}
        </Button>
        {action && (
          <Button
            variant="primary"
            isDisabled={action.isDisabled}
            onPress={action.onPress}
          >
            {action.text}
          </Button>
        )}
      </div>
    </dialog>
  );
}
