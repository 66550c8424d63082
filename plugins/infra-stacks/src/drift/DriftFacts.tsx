import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DRIFT_STATES,
  type DriftEpisode,
  type DriftPage,
  type DriftState,
  type StackDrift,
} from '@infra-portal/infra-common';
import {
  Age,
  pageStyles as page,
  StatusMark,
  timeText,
  type Tone,
  useLanguage,
  useNow,
  Verbatim,
} from '@infra-portal/infra-react';
import { Changes } from '../runs/RunFacts';
import { driftEpisodeRouteRef, useRoutePath } from '../routes';
import { infraStacksTranslationRef } from '../translation/ref';
import { nextText } from './nextText';
import styles from './Drift.module.css';

const TONES: Record<DriftState, Tone> = {
  drifted: 'bad',
  snoozed: 'active',
  failed: 'warning',
  unchecked: 'unknown',
  clean: 'good',
};

/** How a stack stands, in a word with an icon. */
export function DriftMark({ state }: { state: DriftState }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <StatusMark tone={TONES[state]}>{t(`drift.state.${state}`)}</StatusMark>
  );
}

/** How many stacks stand how; what is zero is left out. */
export function StateCounts({ states }: { states: DriftPage['states'] }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const shown = DRIFT_STATES.filter(state => states[state] > 0);
  return (
    <ul className={styles.counts} aria-label={t('drift.states')}>
      {shown.map(state => (
        <li key={state}>
          <DriftMark state={state} /> <strong>{states[state]}</strong>
        </li>
      ))}
    </ul>
  );
}

/** How many resources of a drift differ: as they are known, or as counted. */
export const resourcesOf = ({ resources, counts }: DriftEpisode) =>
  resources.length > 0
    ? resources.length
    : // A replacement is counted as an addition and a destruction.
      counts.change + Math.max(counts.add, counts.destroy) + counts.import;

/** What differs in a line, leading to the drift's own page. */
export function EpisodeLink(props: { episode: DriftEpisode; text?: string }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const path = useRoutePath(driftEpisodeRouteRef);
  const { episode } = props;
  const text =
    props.text ?? t('drift.resources', { count: resourcesOf(episode) });
  return path ? <Link to={path({ id: episode.id })}>{text}</Link> : text;
}

/** What an apply would do, what destroys first. */
export function Counts({ counts }: Pick<DriftEpisode, 'counts'>) {
  return <Changes run={{ command: 'plan', state: 'succeeded', counts }} />;
}

/** Through when a drift is silenced, and why. */
export function SnoozeNote({ snoozed }: Pick<DriftEpisode, 'snoozed'>) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const dayText = useDayText();
  if (!snoozed) return null;
  return (
    <p className={page.quiet}>
      {t('drift.episode.snoozed', { date: dayText(snoozed.until) })}{' '}
      <Verbatim text={snoozed.reason} />
    </p>
  );
}

/** When and by whom a stack was checked last. */
export function CheckedAt(props: {
  stack: Pick<StackDrift, 'checkedAt' | 'checkedBy'>;
}) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { checkedAt, checkedBy } = props.stack;
  if (checkedAt === undefined) return <span>{t('drift.checked.never')}</span>;
  return (
    <span>
      <Age at={checkedAt} />
      {checkedBy !== undefined && (
        <span className={page.quiet}>
          , {t('drift.checkedBy')} <Verbatim text={checkedBy} />
        </span>
      )}
    </span>
  );
}

/** When a stack is checked next, or that nobody is asked to. */
export function NextCheck({ stack }: { stack: StackDrift }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const language = useLanguage();
  const now = useNow();
  const { checking, nextCheckAt } = stack;
  if (checking) {
    return <StatusMark tone="active">{t('drift.checking')}</StatusMark>;
  }
  if (nextCheckAt === undefined) {
    return <span className={page.quiet}>{t('drift.next.none')}</span>;
  }
  const at = new Date(nextCheckAt);
  return (
    <span className={page.quiet}>
      {t('drift.next')}{' '}
      <time dateTime={nextCheckAt} title={timeText(at, language)}>
        {nextText(at, now, language)}
      </time>
    </span>
  );
}

/** Days of the server's calendar, which is in UTC, as the reader writes them. */
export function useDayText(): (date: string) => string {
  const language = useLanguage();
  const format = new Intl.DateTimeFormat(language, {
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  });
  return date => format.format(new Date(date));
}
