import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Lock } from '@infra-portal/infra-common';
import { Note, pageStyles as page, Section } from '@infra-portal/infra-react';
import { FoldedList } from '../parts/FoldedList';
import { LivePart } from '../runs/LivePart';
import { LockCard, UsualWait } from '../runs/LockCard';
import { RunPlace } from '../runs/RunTable';
import { StaleNote, staleServers } from '../runs/StaleNote';
import { useLocks } from '../runs/useRuns';
import { infraStacksTranslationRef } from '../translation/ref';
import type { Scope } from './RunsInState';
import styles from './Activity.module.css';

/** Who holds which stack, since when, and who waits. */
export function LockBoard({ of }: { of: Scope }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const live = useLocks();
  return (
    <Section title={t('locks.title')}>
      <LivePart live={live}>
        {({ items, servers, usualWait }) => {
          const own = items.filter(lock => isWithin(lock, of));
          return (
            <div className={styles.board}>
              <StaleNote stale={staleServers(servers)} />
              {servers.length === 0 && (
                <Note title={t('locks.noServer')}>
                  {t('runs.none.connect')}
                </Note>
              )}
              {servers.length > 0 && own.length === 0 && (
                <p className={page.quiet}>{t('locks.none')}</p>
              )}
              {own.length > 0 && (
                <FoldedList items={own} keyOf={lock => lock.id}>
                  {lock => (
                    <LockCard lock={lock} title={<RunPlace run={lock} />} />
                  )}
                </FoldedList>
              )}
              <UsualWait usual={usualWait} />
            </div>
          );
        }}
      </LivePart>
    </Section>
  );
}

function isWithin({ stack }: Lock, { stacks, products }: Scope): boolean {
  const { ref = '', name = ref, product = '' } = stack ?? {};
  return (
    (stacks.length === 0 || stacks.includes(name) || stacks.includes(ref)) &&
    (products.length === 0 || products.includes(product))
  );
}
