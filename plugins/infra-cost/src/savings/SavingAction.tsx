import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { Saving, SavingProposal } from '@infra-portal/infra-common';
import { safeHref, StatusMark } from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';
import { isWritable } from './proposable';
import { useSavingText } from './useSavingText';
import shared from '../costs/Costs.module.css';
import styles from './Proposal.module.css';

/** The pull request of a saving, or how to make it one. */
export function SavingAction(props: {
  saving: Saving;
  proposal?: SavingProposal;
  isChosen: boolean;
  onChoose(isChosen: boolean): void;
  onPropose(): void;
}) {
  const { isChosen, onChoose, onPropose, proposal, saving } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { title } = useSavingText(saving);
  if (proposal) return <Proposed proposal={proposal} />;
  if (saving.monthly === undefined || saving.silenced) {
    return <span className={shared.quiet}>–</span>;
  }
  if (!isWritable(saving)) {
    return <span className={shared.quiet}>{t('savingProposal.byHand')}</span>;
  }
  const what = { title, address: saving.addresses[0] };
  return (
    <div className={styles.cell}>
      <label>
        <input
          type="checkbox"
          aria-label={t('savingProposal.choose', what)}
          checked={isChosen}
          onChange={event => onChoose(event.target.checked)}
        />
      </label>
      <Button
        size="small"
        variant="secondary"
        aria-haspopup="dialog"
        aria-label={t('savingProposal.proposeThis', what)}
        onPress={onPropose}
      >
        {t('savingProposal.propose')}
      </Button>
    </div>
  );
}

function Proposed({ proposal }: { proposal: SavingProposal }) {
  const { pullRequest, state } = proposal;
  const { t } = useTranslationRef(infraCostTranslationRef);
  return (
    <div className={styles.cell}>
      <a href={safeHref(pullRequest.url)} target="_blank" rel="noreferrer">
        #{pullRequest.number}
      </a>
      <StatusMark tone={state === 'open' ? 'active' : 'good'}>
        {t(`savingProposal.state.${state}`)}
      </StatusMark>
    </div>
  );
}
