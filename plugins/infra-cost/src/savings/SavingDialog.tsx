import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { costSavingPermission, type Saving } from '@infra-portal/infra-common';
import { ProposalDialog } from '@infra-portal/infra-react';
import { useOffer } from '../parts/useOffer';
import { infraCostTranslationRef } from '../translation/ref';
import { SavingPreview } from './SavingPreview';
import { SavingProblem } from './SavingProblem';
import { SavingQuestions } from './SavingQuestions';
import { useSavingProposal } from './useSavingProposal';

/** Shows what savings of a stack change and come to, and proposes them. */
export function SavingDialog(props: {
  /** Of the stack. */
  name: string;
  savings: readonly Saving[];
  onClose(): void;
}) {
  const { name, savings, onClose } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const proposal = useSavingProposal(
    name,
    savings.map(({ id }) => id),
  );
  const { busy, error, look, preview, unanswered } = proposal;
  const offer = useOffer(proposal, {
    hint:
      unanswered > 0
        ? t('savingProposal.unanswered', { count: unanswered })
        : t('savingProposal.hint'),
    isWaiting: unanswered > 0,
  });
  return (
    <ProposalDialog
      title={t('savingProposal.title', { count: savings.length })}
      onClose={onClose}
      {...offer}
    >
      <p>{t('savingProposal.means')}</p>
      {busy === 'preview' && <p role="status">{t('savingProposal.loading')}</p>}
      {preview && <SavingPreview preview={preview} asked={savings} />}
      {preview && offer.action && (
        <SavingQuestions preview={preview} proposal={proposal} />
      )}
      {error && (
        <SavingProblem
          error={error}
          permission={costSavingPermission.name}
          onAgain={look}
        />
      )}
    </ProposalDialog>
  );
}
