import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { costSavingPermission, type Saving } from '@infra-portal/infra-common';
import { ProposalDialog } from '@infra-portal/infra-react';
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
  const { busy, error, look, open, opened, preview, unanswered } = proposal;
  const pull = opened ?? preview?.pullRequest;
  const number = String(pull?.number);
  const isReady = preview && preview.files.length > 0 && !pull && !error;
  return (
    <ProposalDialog
      title={t('savingProposal.title', { count: savings.length })}
      onClose={onClose}
      {...(pull && {
        pull: {
          url: pull.url,
          link: t('savingProposal.link', { number }),
          text: t(
            opened?.created ? 'savingProposal.opened' : 'savingProposal.there',
            { number },
          ),
        },
      })}
      {...(isReady && {
        action: {
          text: t(
            busy === 'open' ? 'savingProposal.opening' : 'savingProposal.open',
          ),
          hint:
            unanswered > 0
              ? t('savingProposal.unanswered', { count: unanswered })
              : t('savingProposal.hint'),
          isDisabled: busy === 'open' || unanswered > 0,
          onPress: open,
        },
      })}
    >
      <p>{t('savingProposal.means')}</p>
      {busy === 'preview' && <p role="status">{t('savingProposal.loading')}</p>}
      {preview && <SavingPreview preview={preview} asked={savings} />}
      {isReady && <SavingQuestions preview={preview} proposal={proposal} />}
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
