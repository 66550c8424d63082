import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { SavingProposalPreview } from '@infra-portal/infra-common';
import { Verbatim } from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';
import type { useSavingProposal } from './useSavingProposal';
import styles from './Proposal.module.css';

/** What a person has to say yes to before savings are proposed. */
export function SavingQuestions(props: {
  preview: SavingProposalPreview;
  proposal: Pick<ReturnType<typeof useSavingProposal>, 'answer' | 'isAnswered'>;
}) {
  const { preview, proposal } = props;
  const { questions, savings } = preview;
  const { t } = useTranslationRef(infraCostTranslationRef);
  if (questions.length === 0) return null;
  const addressOf = (id: string) =>
    savings.find(each => each.id === id)?.addresses[0] ?? id;
  return (
    <fieldset className={styles.questions}>
      <legend>{t('savingProposal.questions')}</legend>
      {questions.map(question => (
        <label key={`${question.fact} ${question.saving}`}>
          <input
            type="checkbox"
            checked={proposal.isAnswered(question)}
            onChange={event => proposal.answer(question, event.target.checked)}
          />
          <span>
            {t(`savingProposal.ask.${question.fact}`)}
            <br />
            <code>
              <Verbatim text={addressOf(question.saving)} />
            </code>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
