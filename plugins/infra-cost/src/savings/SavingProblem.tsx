import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  messageOf,
  Note,
  type ProposalErrorKind,
  proposalErrorKind,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';

const TITLES = {
  none: 'savingProposal.refused.title',
  changed: 'savingProposal.changed.title',
  notAllowed: 'savingProposal.notAllowed.title',
  failed: 'savingProposal.failed.title',
} as const satisfies Record<ProposalErrorKind, string>;

/** Why nothing is proposed, and what to do. */
export function SavingProblem(props: {
  error: Error;
  /** Name of the one that it takes. */
  permission: string;
  onAgain(): void;
}) {
  const { error, permission, onAgain } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const kind = proposalErrorKind(error);
  const again = (
    <Button size="small" variant="secondary" onPress={onAgain}>
      {t('savingProposal.again')}
    </Button>
  );
  return (
    <Note
      role="alert"
      tone={kind === 'none' ? 'neutral' : 'warning'}
      title={t(TITLES[kind])}
      actions={(kind === 'changed' || kind === 'failed') && again}
    >
      {kind === 'notAllowed' && (
        <p>{t('savingProposal.notAllowed.description', { permission })}</p>
      )}
      {kind === 'failed' && <p>{t('savingProposal.failed.description')}</p>}
      {kind !== 'notAllowed' && (
        <p lang="en">
          <Verbatim text={messageOf(error)} />
        </p>
      )}
    </Note>
  );
}
