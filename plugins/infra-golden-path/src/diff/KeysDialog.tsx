import { useEffect, useId, useRef } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './FilesSection.module.css';

const KEYS = ['j', 'k', 'n', 'p', 'v', 'c', 'o', '?'] as const;
const NAMES = { '?': 'help' } as const;

/** Which keys do what, and a switch to turn them off. */
export function KeysDialog(props: {
  on: boolean;
  onSwitch(on: boolean): void;
  onClose(): void;
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
      className={styles.dialog}
      aria-labelledby={title}
      onClose={props.onClose}
    >
      <h2 id={title}>{t('diff.keys.title')}</h2>
      <dl>
        {KEYS.map(key => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`diff.keys.${key === '?' ? NAMES[key] : key}`)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>↑</kbd> <kbd>↓</kbd>
          </dt>
          <dd>{t('diff.keys.arrows')}</dd>
        </div>
      </dl>
      <label>
        <input
          type="checkbox"
          checked={props.on}
          onChange={event => props.onSwitch(event.target.checked)}
        />
        {t('diff.keys.on')}
      </label>
      <div className={styles.dialogEnd}>
        <Button variant="secondary" onPress={() => dialog.current?.close()}>
          {t('diff.keys.close')}
        </Button>
      </div>
    </dialog>
  );
}
