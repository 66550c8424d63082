import { useEffect, useId, useRef, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type {
  DriftAct,
  DriftEpisode,
  DriftProposalRequest,
} from '@infra-portal/infra-common';
import { safeHref } from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../../translation/ref';
import { ActPreview } from './ActPreview';
import { ActProblem } from './ActProblem';
import { type Adoption, AdoptForm } from './AdoptForm';
import { type Snooze, SnoozeForm } from './SnoozeForm';
import { useAct } from './useAct';
import styles from './Act.module.css';

/** What is asked for; undefined while something is missing. */
function requestOf(
  act: DriftAct,
  { resources }: DriftEpisode,
  { addresses, how }: Adoption,
  snooze: Snooze | undefined,
): DriftProposalRequest | undefined {
  if (act === 'revert') return { act };
  if (act === 'snooze') return snooze && { act, ...snooze };
  if (addresses.length === resources.length) return { act, how };
  return addresses.length > 0
    ? { act, how, addresses: [...addresses] }
    : undefined;
}

/** Shows what an act would change before anything is proposed, and proposes it. */
export function ActDialog(props: {
  act: DriftAct;
  episode: DriftEpisode;
  onClose(): void;
}) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { act, episode, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [adoption, setAdoption] = useState<Adoption>({
    how: 'value',
    addresses: episode.resources.map(({ address }) => address),
  });
  const [snooze, setSnooze] = useState<Snooze>();
  const request = requestOf(act, episode, adoption, snooze);
  const { busy, error, look, open, opened, preview } = useAct(
    episode.id,
    request,
  );
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const pull = opened ?? preview?.pullRequest;
  const number = String(pull?.number);
  const isReady = preview && preview.files.length > 0 && !pull && !error;
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={title}
      onClose={onClose}
    >
      <h2 id={title}>{t(`driftAct.${act}.title`)}</h2>
      <p>{t(`driftAct.${act}.means`)}</p>
      {act === 'adopt' && (
        <AdoptForm
          resources={episode.resources}
          value={adoption}
          onChange={setAdoption}
        />
      )}
      {act === 'snooze' && <SnoozeForm onAsk={setSnooze} />}
      {busy === 'preview' && <p role="status">{t('driftAct.loading')}</p>}
      {preview && <ActPreview preview={preview} />}
      {error && <ActProblem error={error} onAgain={look} />}
      {pull && (
        <p role="status">
          {t(opened?.created ? 'driftAct.opened' : 'driftAct.there', {
            number,
          })}{' '}
          <a href={safeHref(pull.url)} target="_blank" rel="noreferrer">
            {t('driftAct.link', { number })}
          </a>
        </p>
      )}
      <div className={styles.actions}>
        {isReady && (
          <span className={styles.quiet}>{t('driftAct.nothingApplied')}</span>
        )}
        {/* Closing it brings the focus back to where it was. */}
        <Button
          variant="secondary"
          onPress={() => {
            if (dialog.current?.close) dialog.current.close();
            onClose();
          }}
        >
          {t('driftAct.close')}
        </Button>
        {isReady && (
          <Button variant="primary" isDisabled={busy === 'open'} onPress={open}>
            {t(busy === 'open' ? 'driftAct.opening' : 'driftAct.open')}
          </Button>
        )}
      </div>
    </dialog>
  );
}
