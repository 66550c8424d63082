import { type ReactNode, useState } from 'react';
import { toError } from '@backstage/errors';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import type { UpgradeAct } from '@infra-portal/infra-common';
import {
  errorKind,
  messageOf,
  Note,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { upgradesApiRef } from './UpgradesApi';

export interface ActState {
  /** Under way now. */
  pending: boolean;
  /** Why the last one did not happen. */
  problem: ReactNode;
  run(act: UpgradeAct): Promise<void>;
}

/** What a person does with an upgrade, one thing at a time. */
export function useAct(id: string, reload: () => void): ActState {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(upgradesApiRef);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Error>();
  const run = async (act: UpgradeAct) => {
    if (pending) return;
    setPending(true);
    setError(undefined);
    try {
      await api.act(id, act);
    } catch (reason) {
      setError(toError(reason));
    } finally {
      setPending(false);
      reload();
    }
  };
  const problem = error && (
    <Note
      role="alert"
      tone="danger"
      title={
        errorKind(error) === 'not-allowed'
          ? t('upgrades.act.forbidden')
          : t('upgrades.act.failed')
      }
    >
      <Verbatim text={messageOf(error)} />
    </Note>
  );
  return { pending, problem, run };
}
