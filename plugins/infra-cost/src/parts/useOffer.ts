import type { ComponentProps } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ProposalDialog, useProposal } from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';

interface Pull {
  number: number;
  url: string;
}

/**
 * What a dialog leads to: the pull request that is there, or the button that
 * opens it.
 */
export function useOffer(
  proposal: Pick<
    ReturnType<
      typeof useProposal<
        { files: readonly unknown[]; pullRequest?: Pull },
        Pull & { created: boolean }
      >
    >,
    'busy' | 'error' | 'open' | 'opened' | 'preview'
  >,
  /** Stands beside the button; with `isWaiting` it says for what. */
  { hint, isWaiting = false }: { hint: string; isWaiting?: boolean },
): Pick<ComponentProps<typeof ProposalDialog>, 'pull' | 'action'> {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { busy, error, open, opened, preview } = proposal;
  const pull = opened ?? preview?.pullRequest;
  if (pull) {
    const number = String(pull.number);
    const text = opened?.created
      ? 'savingProposal.opened'
      : 'savingProposal.there';
    const link = t('savingProposal.link', { number });
    return { pull: { url: pull.url, link, text: t(text, { number }) } };
  }
  if (!preview || preview.files.length === 0 || error) return {};
  const isOpening = busy === 'open';
  return {
    action: {
      text: t(isOpening ? 'savingProposal.opening' : 'savingProposal.open'),
      hint,
      isDisabled: isOpening || isWaiting,
      onPress: open,
    },
  };
}
