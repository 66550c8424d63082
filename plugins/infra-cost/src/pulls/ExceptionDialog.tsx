import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  costExceptionPermission,
  type CostExceptionPreview,
  type CostExceptionRequest,
  type CostReason,
  type PullCostDetail,
} from '@infra-portal/infra-common';
import {
  ProposalDialog,
  useProposal,
  Verbatim,
} from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { ChangedBranch, ChangedFiles } from '../parts/ChangedFiles';
import { useOffer } from '../parts/useOffer';
import { SavingProblem } from '../savings/SavingProblem';
import { infraCostTranslationRef } from '../translation/ref';
import { ExceptionForm } from './ExceptionForm';
import type { ExceptionDraft } from './exceptionOf';
import { VerdictMark } from './marks';
import { useReasonText } from './useReasonText';

/** Asks for an exception, shows what it would change, and proposes it. */
export function ExceptionDialog(props: {
  pull: PullCostDetail;
  reason: CostReason;
  draft: ExceptionDraft;
  onClose(): void;
}) {
  const { pull, reason, draft, onClose } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const api = useApi(costApiRef);
  const reasonText = useReasonText(pull);
  const [request, setRequest] = useState<CostExceptionRequest>();
  const proposal = useProposal(request && JSON.stringify(request), {
    preview: signal => api.previewException(pull, request!, signal),
    open: ({ digest }) =>
      api.openException(pull, { request: request!, digest }),
  });
  const offer = useOffer(proposal, { hint: t('exception.hint') });
  const { busy, error, look, opened, preview } = proposal;
  return (
    <ProposalDialog title={t('exception.title')} onClose={onClose} {...offer}>
      <p>{reasonText(reason)}</p>
      <p>{t('exception.means')}</p>
      {!opened && <ExceptionForm draft={draft} onAsk={setRequest} />}
      {busy === 'preview' && <p role="status">{t('exception.loading')}</p>}
      {preview && <Preview preview={preview} />}
      {error && (
        <SavingProblem
          error={error}
          permission={costExceptionPermission.name}
          onAgain={look}
        />
      )}
    </ProposalDialog>
  );
}

/** What would be written, who decides, and what comes of it. */
function Preview({ preview }: { preview: CostExceptionPreview }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { files, approvers, verdict, branch } = preview;
  return (
    <>
      <p>
        {t('exception.verdict')} <VerdictMark verdict={verdict} />
      </p>
      {verdict === 'block' && <p>{t('exception.stillBlocks')}</p>}
      <ChangedFiles files={files} />
      <p>
        {approvers.length === 0 ? (
          t('exception.approvers.none')
        ) : (
          <>
            {t('exception.approvers')}{' '}
            <strong>
              <Verbatim text={approvers.join(', ')} />
            </strong>
          </>
        )}
      </p>
      <ChangedBranch branch={branch} />
    </>
  );
}
