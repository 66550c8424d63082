import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { RunPage, StackRunner } from '@infra-portal/infra-common';
import { Age, Note, Section } from '@infra-portal/infra-react';
import { activityRouteRef, useRoutePath } from '../routes';
import { infraStacksTranslationRef } from '../translation/ref';
import { LivePart } from './LivePart';
import { LockCard, UsualWait } from './LockCard';
import { RunTable } from './RunTable';
import { StaleNote, staleServers } from './StaleNote';
import { isAbout, useLocks, useRuns } from './useRuns';
import styles from './Runs.module.css';

/** Runs that a page shows of what it is about. */
const FEW = 10;

/** Part of a stack's page: who holds it, and its newest runs. */
export function StackRuns({
  stack,
}: {
  stack: { name: string; ref: string; runner?: StackRunner };
}) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <Section title={t('runs.title')}>
      <div className={styles.part}>
        <StackLock stackRef={stack.ref} />
        <RunsOfStack stackRef={stack.ref} runner={stack.runner} />
        <MoreLink query={{ stack: stack.name }} />
      </div>
    </Section>
  );
}

/** The newest runs of a stack, which is given by its ref. */
export function RunsOfStack(props: { stackRef: string; runner?: StackRunner }) {
  const { stackRef, runner } = props;
  const live = useRuns(
    { stacks: [stackRef], limit: FEW },
    { concerns: isAbout(stackRef) },
  );
  return (
    <LivePart live={live}>
      {runs => <Runs page={runs} runner={runner} />}
    </LivePart>
  );
}

/** Part of a product's page: the newest runs of all its stacks. */
export function ProductRuns({ product }: { product: string }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const live = useRuns({ products: [product], limit: FEW });
  return (
    <Section title={t('runs.title')}>
      <div className={styles.part}>
        <LivePart live={live}>{runs => <Runs page={runs} named />}</LivePart>
        <MoreLink query={{ product }} />
      </div>
    </Section>
  );
}

function Runs(props: { page: RunPage; named?: boolean; runner?: StackRunner }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { items, stale, observedAt } = props.page;
  return (
    <>
      <StaleNote stale={stale} />
      {items.length === 0 ? (
        <NoRuns observedAt={observedAt} runner={props.runner} />
      ) : (
        <RunTable label={t('runs.title')} runs={items} named={props.named} />
      )}
    </>
  );
}

/** Nothing ran yet: how that comes to be otherwise. */
export function NoRuns(props: {
  observedAt?: string;
  runner?: StackRunner;
  /** Nothing ran of any stack. */
  anywhere?: boolean;
}) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { anywhere, observedAt, runner = 'atlantis' } = props;
  const name = t(`stack.runner.${runner}`);
  const isAtlantis = runner === 'atlantis';
  return (
    <Note title={t('runs.none.title')}>
      <p>
        {isAtlantis
          ? t(anywhere ? 'runs.none.anywhere' : 'runs.none.description')
          : t('runs.none.ci', { runner: name })}
      </p>
      <p>{t(isAtlantis ? 'runs.none.connect' : 'runs.none.report')}</p>
      {observedAt && (
        <p>
          {t('runs.observed')} <Age at={observedAt} />
        </p>
      )}
    </Note>
  );
}

/** Says who holds a stack; nothing where nobody does. */
export function StackLock({ stackRef }: { stackRef: string }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const live = useLocks(isAbout(stackRef));
  // Who may not see runs is told so beside, once.
  if (!live.value) return null;
  const { items, servers, usualWait } = live.value;
  const own = items.filter(({ stack }) => stack?.ref === stackRef);
  if (own.length === 0) return null;
  const holders = new Set(own.map(({ server }) => server));
  return (
    <>
      <StaleNote
        stale={staleServers(servers.filter(({ url }) => holders.has(url)))}
      />
      {own.map(lock => (
        <LockCard key={lock.id} lock={lock} title={t('locks.thisStack')} />
      ))}
      <UsualWait usual={usualWait} />
    </>
  );
}

function MoreLink({ query }: { query: Record<string, string> }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const activity = useRoutePath(activityRouteRef);
  if (!activity) return null;
  return (
    <p>
      <Link to={`${activity()}?${new URLSearchParams(query)}`}>
        {t('runs.all')}
      </Link>
    </p>
  );
}
