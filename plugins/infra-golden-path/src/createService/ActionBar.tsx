import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { ReactNode } from 'react';
import type { Preview } from '@infra-portal/infra-common';
import { useLanguage } from '@infra-portal/infra-react';
import type { SaveState } from '../drafts/useAutosave';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import type { LivePreview } from './usePreview';
import styles from './ActionBar.module.css';

/** New files, and lines that change in files that are there. */
function counts(preview: Preview) {
  const changed = preview.files.filter(({ state }) => state !== 'added');
  return {
    added: preview.files.length - changed.length,
    lines: changed.reduce(
      (sum, file) => sum + Math.max(file.added, file.removed),
      0,
    ),
  };
}

/** What pressing the button does, the button, and whether all is saved. */
export function ActionBar(props: {
  live: LivePreview;
  errors: number;
  isAllowed: boolean;
  sending: boolean;
  save: SaveState;
  /** What it would cost, in one line. */
  price?: ReactNode;
  onSend: () => void;
  /** On narrow screens, where the consequences are a sheet. */
  onShowConsequences?: () => void;
}) {
  const { live, errors, sending, save, isAllowed } = props;
  const { onSend, onShowConsequences } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const language = useLanguage();
  const { preview, status } = live;
  const waiting = status === 'loading' || status === 'stale';
  const effect = () => {
    if (sending) return t('send.sending');
    if (status === 'failed') return t('send.unavailable');
    if (status === 'idle') return t('send.waiting');
    if (waiting || !preview) return t('send.checking');
    if (errors > 0) return t('send.problems', { number: String(errors) });
    const { added, lines } = counts(preview);
    if (preview.files.length === 0) return t('send.nothing');
    return t('send.files', { added: String(added), lines: String(lines) });
  };
  const saved = () => {
    if (save.kind !== 'saved') return t(`draft.${save.kind}`);
    const time = new Intl.DateTimeFormat(language, {
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    }).format(new Date(save.at));
    return t('draft.saved', { time });
  };
  return (
    <div className={styles.bar}>
      <div className={styles.words}>
        <p className={styles.effect} role="status">
          {effect()}
        </p>
        {props.price}
        <p className={styles.quiet}>
          <span>{t('send.later')}</span>
          <span data-kind={save.kind}>{saved()}</span>
        </p>
      </div>
      <div className={styles.buttons}>
        {onShowConsequences && (
          <Button variant="secondary" onPress={onShowConsequences}>
            {t('send.showConsequences')}
          </Button>
        )}
        <Button
          variant="primary"
          onPress={onSend}
          isPending={sending}
          isDisabled={!isAllowed}
        >
          {preview?.pullRequest ? t('send.update') : t('send.button')}
        </Button>
      </div>
    </div>
  );
}
