import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  ExceptionList,
  ExceptionOrder,
  KnownException,
} from '@infra-portal/infra-common';
import {
  messageOf,
  Note,
  Patch,
  ProposalDialog,
  proposalErrorKind,
  useProposal,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { ExceptionForm } from './ExceptionForm';
import { exceptionsApiRef } from './ExceptionsApi';

/** What somebody wants to propose. */
export type Asked =
  | { act: 'add' }
  | { act: 'extend' | 'remove'; item: KnownException };

/** Asks what is missing, shows what would change, and proposes it. */
export function ExceptionDialog(props: {
  asked: Asked;
  list: ExceptionList;
  onClose(): void;
}) {
  const { asked, list, onClose } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(exceptionsApiRef);
  const [order, setOrder] = useState<ExceptionOrder | undefined>(
    asked.act === 'remove' ? { act: 'remove', key: asked.item.key } : undefined,
  );
  const proposal = useProposal(order && JSON.stringify(order), {
    preview: signal => api.preview(order!, signal),
    open: () => api.open(order!),
  });
  const { busy, error, opened, preview } = proposal;
  const pull = opened ?? preview?.pullRequest;
  return (
    <ProposalDialog
      title={t(`exceptions.dialog.${asked.act}`)}
      onClose={onClose}
      pull={
        pull && {
          url: pull.url,
          text: t(opened ? 'exceptions.opened' : 'exceptions.there'),
          link: t('exceptions.pull', { number: String(pull.number) }),
        }
      }
      action={
        preview && !pull
          ? {
              text: t('exceptions.open'),
              hint: t('exceptions.hint'),
              isDisabled: busy !== undefined,
              onPress: proposal.open,
            }
          : undefined
      }
    >
      <p>{t(`exceptions.dialog.${asked.act}.means`)}</p>
      {asked.act !== 'remove' && !opened && (
        <ExceptionForm asked={asked} list={list} onAsk={setOrder} />
      )}
      {busy === 'preview' && <p role="status">{t('exceptions.loading')}</p>}
      {preview && <Patch path={preview.path} diff={preview.diff} />}
      {error && <Problem error={error} />}
    </ProposalDialog>
  );
}

function Problem({ error }: { error: Error }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const kind = proposalErrorKind(error);
  return (
    <Note
      role="alert"
      tone={kind === 'failed' ? 'danger' : 'warning'}
      title={t(`exceptions.problem.${kind}`)}
    >
      <Verbatim text={messageOf(error)} />
    </Note>
  );
}
