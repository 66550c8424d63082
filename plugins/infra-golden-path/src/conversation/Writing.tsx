import { type ReactNode, useId } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './Talk.module.css';

/** GitHub takes no longer texts from the portal. */
const LONGEST = 20_000;

/** A box for a text in Markdown; Ctrl or ⌘ with Enter sends it. */
export function Writing(props: {
  label: string;
  value: string;
  onChange(value: string): void;
  onSend?(): void;
  onEscape?(): void;
  /** Begins with the cursor in it. */
  focused?: boolean;
  rows?: number;
  children?: ReactNode;
}) {
  const { label, value, onChange, onSend, onEscape, focused, rows } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const id = useId();
  return (
    <div className={styles.writing}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={rows ?? 3}
        maxLength={LONGEST}
        value={value}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- somebody has just asked to write here
        autoFocus={focused}
        placeholder={t('talk.markdown')}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={event => {
          const isSend =
            event.key === 'Enter' && (event.ctrlKey || event.metaKey);
          if (isSend && onSend) {
            event.preventDefault();
            onSend();
          } else if (event.key === 'Escape' && onEscape) {
            event.preventDefault();
            onEscape();
          }
          // Keys of the page are not meant for what is written.
          event.stopPropagation();
        }}
      />
      {props.children}
    </div>
  );
}
