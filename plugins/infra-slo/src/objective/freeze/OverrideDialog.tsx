import { useId, useState } from 'react';
import { toError } from '@backstage/errors';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  type SloFreeze,
  sloFreezeOverridePermission,
} from '@infra-portal/infra-common';
import {
  controlStyles as controls,
  errorKind,
  messageOf,
  Note,
  pageStyles as page,
  ProposalDialog,
  Verbatim,
} from '@infra-portal/infra-react';
import { sloApiRef } from '../../api';
import { infraSloTranslationRef } from '../../translation/ref';
import { pullOf } from './pullOf';
import styles from '../Objective.module.css';

const SHORTEST_REASON = 10;

/** Asks which pull request may pass, and why. */
export function OverrideDialog(props: {
  product: string;
  onDone(freeze: SloFreeze): void;
  onClose(): void;
}) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const api = useApi(sloApiRef);
  const id = useId();
  const [address, setAddress] = useState('');
  const [reason, setReason] = useState('');
  const [state, setState] = useState<'busy' | 'done' | Error>();
  const pull = pullOf(address);
  const words = reason.trim();
  const isWhole = pull !== undefined && words.length >= SHORTEST_REASON;
  const send = async () => {
    if (!pull) return;
    setState('busy');
    try {
      const { repository, number } = pull;
      props.onDone(
        await api.override(props.product, {
          ...{ repository, number, reason: words },
        }),
      );
      setState('done');
    } catch (error) {
      setState(toError(error));
    }
  };
  const action = {
    text: t('freeze.action'),
    hint: t('freeze.action.hint'),
    isDisabled: !isWhole || state === 'busy',
    onPress: send,
  };
  return (
    <ProposalDialog
      title={t('freeze.dialog')}
      onClose={props.onClose}
      action={state === 'done' ? undefined : action}
    >
      <p>{t('freeze.dialog.means')}</p>
      <div className={styles.form}>
        <label className={controls.control}>
          {t('freeze.pull')}
          <input
            type="url"
            value={address}
            maxLength={400}
            aria-invalid={address !== '' && !pull}
            aria-describedby={`${id}-pull`}
            onChange={event => setAddress(event.target.value)}
          />
        </label>
        <span id={`${id}-pull`} className={page.quiet}>
          {t(
            address !== '' && !pull
              ? 'freeze.pull.invalid'
              : 'freeze.pull.hint',
          )}
        </span>
        <label className={controls.control}>
          {t('freeze.reason')}
          <textarea
            rows={2}
            value={reason}
            maxLength={500}
            aria-describedby={`${id}-reason`}
            onChange={event => setReason(event.target.value)}
          />
        </label>
        <span id={`${id}-reason`} className={page.quiet}>
          {t('freeze.reason.hint')}
        </span>
      </div>
      {state === 'done' && <p role="status">{t('freeze.done')}</p>}
      {state instanceof Error && <Refused error={state} />}
    </ProposalDialog>
  );
}

/** Why a pull request was not let through. */
function Refused({ error }: { error: Error }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const permission = sloFreezeOverridePermission.name;
  return errorKind(error) === 'not-allowed' ? (
    <Note
      role="alert"
      tone="warning"
      title={t('freeze.notAllowed', { permission })}
    />
  ) : (
    <Note role="alert" tone="danger" title={t('freeze.failed')}>
      <Verbatim text={messageOf(error)} />
    </Note>
  );
}
