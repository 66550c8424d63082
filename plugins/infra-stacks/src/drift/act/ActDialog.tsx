import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  DriftAct,
  DriftEpisode,
  DriftProposalRequest,
} from '@infra-portal/infra-common';
import { ProposalDialog } from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../../translation/ref';
import { ActPreview } from './ActPreview';
import { ActProblem } from './ActProblem';
import { type Adoption, AdoptForm } from './AdoptForm';
import { type Snooze, SnoozeForm } from './SnoozeForm';
import { useAct } from './useAct';

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
  const pull = opened ?? preview?.pullRequest;
  const number = String(pull?.number);
  const isReady = preview && preview.files.length > 0 && !pull && !error;
  return (
    <ProposalDialog
      title={t(`driftAct.${act}.title`)}
      onClose={onClose}
      {...(pull && {
        pull: {
          url: pull.url,
          link: t('driftAct.link', { number }),
          text: t(opened?.created ? 'driftAct.opened' : 'driftAct.there', {
            number,
          }),
        },
      })}
      {...(isReady && {
        action: {
          hint: t('driftAct.nothingApplied'),
          text: t(busy === 'open' ? 'driftAct.opening' : 'driftAct.open'),
          isDisabled: busy === 'open',
          onPress: open,
        },
      })}
    >
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
    </ProposalDialog>
  );
}
