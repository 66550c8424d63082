import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { toError } from '@backstage/errors';
import type { UnmatchedCost } from '@infra-portal/infra-common';
import {
  errorKind,
  messageOf,
  Note,
  Verbatim,
} from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { infraCostTranslationRef } from '../translation/ref';
import styles from './Unmatched.module.css';

/** What comes of the match, before it is made; and why it was not. */
export function Confirm(props: {
  project: UnmatchedCost;
  stack: string;
  onMatched(): void;
}) {
  const { project, stack, onMatched } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const api = useApi(costApiRef);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const match = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await api.match(project.id, stack);
      onMatched();
    } catch (failure) {
      setError(toError(failure));
      setBusy(false);
    }
  };
  return (
    <div className={styles.confirm}>
      <p>
        <Verbatim
          text={t('unmatched.confirm', { project: project.project, stack })}
        />
      </p>
      {error && (
        <Note role="alert" tone="danger" title={t('unmatched.failed.title')}>
          {errorKind(error) === 'not-allowed' ? (
            t('unmatched.notAllowed')
          ) : (
            <Verbatim text={messageOf(error)} />
          )}
        </Note>
      )}
      <Button
        variant="primary"
        isDisabled={isBusy}
        onPress={() => {
          match();
        }}
      >
        {t(isBusy ? 'unmatched.confirm.busy' : 'unmatched.confirm.action')}
      </Button>
    </div>
  );
}
