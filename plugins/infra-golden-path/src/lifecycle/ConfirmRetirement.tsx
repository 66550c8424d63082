import { useId, useRef, useState } from 'react';
import { toError } from '@backstage/errors';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  type Retirement,
  type RetirementOpened,
  type RetirementWish,
  serviceCreatePermission,
} from '@infra-portal/infra-common';
import {
  messageOf,
  Note,
  safeHref,
  Section,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { retirementApiRef } from './RetirementApi';
import styles from './Lifecycle.module.css';

/** Opens the pull request once the name of the service is typed. */
export function ConfirmRetirement(props: {
  retirement: Retirement;
  wish: RetirementWish;
  /** What is shown is of the choices as they are now. */
  isCurrent: boolean;
}) {
  const { retirement, wish, isCurrent } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(retirementApiRef);
  const { allowed } = usePermission({ permission: serviceCreatePermission });
  const [typed, setTyped] = useState('');
  const [pending, setPending] = useState(false);
  const [opened, setOpened] = useState<RetirementOpened>();
  const [error, setError] = useState<Error>();
  /** The choices of the order that was sent last. */
  const keptBy = useRef<string>();
  const id = useId();
  const { digest, service } = retirement;
  const isReady = isCurrent && digest !== undefined && typed === service;

  const propose = async () => {
    if (!digest || pending) return;
    setPending(true);
    setError(undefined);
    try {
      keptBy.current = JSON.stringify(wish.keep);
      setOpened(await api.propose({ ...wish, digest, confirm: typed }));
    } catch (reason) {
      setError(toError(reason));
    } finally {
      setPending(false);
    }
  };

  const there = retirement.pullRequest;
  const pull = opened ?? there;
  // What is shown is of other choices, or of files that have changed since.
  const isOutdated = Boolean(there && !there.isCurrent && digest && isCurrent);
  const [wasKept, isKept] = [keptBy.current, JSON.stringify(wish.keep)];
  const canOpen = opened ? wasKept !== isKept : !there || isOutdated;
  const href = safeHref(pull?.url);
  return (
    <Section title={t('retire.confirm')}>
      {pull && (
        <Note
          role="status"
          title={t(opened?.updated ? 'retire.updated' : 'retire.opened')}
        >
          <a href={href} target="_blank" rel="noopener noreferrer">
            {t('retire.pullRequest', { number: String(pull.number) })}
          </a>{' '}
          {t(canOpen ? 'retire.outdated' : 'retire.openedHelp')}
        </Note>
      )}
      {error && (
        <Note role="alert" tone="danger" title={t('retire.failed')}>
          <Verbatim text={messageOf(error)} />
        </Note>
      )}
      {canOpen && (
        <div className={styles.confirm}>
          <label htmlFor={id}>{t('retire.type', { service })}</label>
          <input
            id={id}
            type="text"
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={event => setTyped(event.target.value)}
          />
          <Button
            variant="primary"
            destructive={retirement.step !== 'protection'}
            isDisabled={!isReady || !allowed}
            isPending={pending}
            onPress={propose}
          >
            {t(pull ? 'retire.update' : `retire.open.${retirement.step}`)}
          </Button>
        </div>
      )}
    </Section>
  );
}
