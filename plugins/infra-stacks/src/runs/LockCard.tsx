import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Lock, Locks } from '@infra-portal/infra-common';
import {
  Age,
  pageStyles as page,
  useLanguage,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../translation/ref';
import { durationText } from './durationText';
import { PullLink, When } from './RunFacts';
import styles from './Runs.module.css';

/** Who holds a stack, since when, who waits for it, and what would free it. */
export function LockCard(props: {
  lock: Lock;
  /** What it is said of: a stack's name, or that this one is locked. */
  title: ReactNode;
}) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { pullRequest, user, since, waiting, hint, observedAt } = props.lock;
  return (
    <div className={styles.lock}>
      <h3>{props.title}</h3>
      <p>
        {t('locks.heldBy')}{' '}
        {pullRequest ? (
          <PullLink pull={pullRequest} />
        ) : (
          <span>{t('locks.heldByApi')}</span>
        )}
        {user && (
          <>
            {' '}
            (<Verbatim text={user} />)
          </>
        )}
        , {t('locks.since')} <When at={since} />
      </p>
      {waiting.length > 0 ? (
        <>
          <p>{t('locks.waiting', { count: waiting.length })}</p>
          <ol>
            {waiting.map(waiter => (
              <li key={waiter.number}>
                <PullLink pull={waiter} />{' '}
                <span className={page.quiet}>
                  {waiter.actor && (
                    <>
                      <Verbatim text={waiter.actor} />,{' '}
                    </>
                  )}
                  {t('locks.since')} <Age at={waiter.since} />
                </span>
              </li>
            ))}
          </ol>
        </>
      ) : (
        <p className={page.quiet}>{t('locks.nobodyWaits')}</p>
      )}
      {hint && (
        <p>
          <strong>{t('locks.hint')}:</strong> {t(`locks.hint.${hint}`)}
        </p>
      )}
      <p className={page.quiet}>
        {t('locks.observed')} <Age at={observedAt} />
      </p>
    </div>
  );
}

/** How long stacks are usually held; nothing while too little is known. */
export function UsualWait({ usual }: { usual: Locks['usualWait'] }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const language = useLanguage();
  if (!usual) return null;
  return (
    <p className={page.quiet}>
      {t('locks.usual', {
        duration: durationText(usual.median, language),
        number: String(usual.count),
      })}
    </p>
  );
}
