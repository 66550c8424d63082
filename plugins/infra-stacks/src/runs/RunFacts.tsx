import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Run, RunState } from '@infra-portal/infra-common';
import {
  Age,
  pageStyles as page,
  safeHref,
  StatusMark,
  timeText,
  type Tone,
  useLanguage,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../translation/ref';
import { durationText, secondsBetween } from './durationText';
import styles from './Runs.module.css';

const TONES: Record<RunState, Tone> = {
  waiting: 'warning',
  running: 'active',
  succeeded: 'good',
  failed: 'bad',
  discarded: 'unknown',
  unknown: 'unknown',
};

/** How far a run is, in a word with an icon. */
export function StateMark({ state }: { state: RunState }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <StatusMark tone={TONES[state]}>{t(`runs.state.${state}`)}</StatusMark>
  );
}

const COUNTS = ['destroy', 'change', 'add', 'import', 'forget'] as const;

/** What a run changes, what destroys first; what is zero is left out. */
export function Changes(props: {
  run: Pick<
    Run,
    'blockedBy' | 'command' | 'counts' | 'hasChanges' | 'problem' | 'state'
  >;
}) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { command, counts, hasChanges, state, blockedBy, problem } = props.run;
  const isDone = command === 'apply' && state === 'succeeded';
  const shown = counts ? COUNTS.filter(name => counts[name] > 0) : [];
  if (!counts || shown.length === 0) {
    // What went wrong stands beside, and says more.
    if (hasChanges === undefined && (blockedBy || problem)) return null;
    const none = hasChanges === false || (counts && hasChanges === undefined);
    const text = hasChanges
      ? t('runs.changes.some')
      : t('runs.changes.unknown');
    return (
      <span className={page.quiet}>{none ? t('runs.changes.none') : text}</span>
    );
  }
  return (
    <ul className={styles.counts}>
      {shown.map(name => (
        <li key={name} data-count={name}>
          {t(isDone ? `runs.done.${name}` : `runs.count.${name}`, {
            number: String(counts[name]),
          })}
        </li>
      ))}
    </ul>
  );
}

/** A pull request, leading to it, with its title where that is known. */
export function PullLink(props: {
  pull: { number: number; url: string; title?: string };
  /** Only its number. */
  short?: boolean;
}) {
  const { number, url, title } = props.pull;
  const href = safeHref(url);
  const text = (
    <>
      #{number}
      {title && !props.short && (
        <>
          {' '}
          <Verbatim text={title} />
        </>
      )}
    </>
  );
  return href ? (
    <a href={href} target="_blank" rel="noreferrer">
      {text}
    </a>
  ) : (
    <span>{text}</span>
  );
}

/** A time as its age and as the reader's clock has it. */
export function When({ at }: { at: string }) {
  const language = useLanguage();
  return (
    <>
      <Age at={at} />{' '}
      <span className={`${page.quiet} ${styles.time}`}>
        {timeText(new Date(at), language)}
      </span>
    </>
  );
}

/** How long a run took; nothing while that is not known. */
export function Took({ run }: { run: Pick<Run, 'startedAt' | 'finishedAt'> }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const language = useLanguage();
  const seconds = secondsBetween(run.startedAt, run.finishedAt);
  // Where only the end was told, it seems to have taken no time.
  if (seconds === undefined || seconds < 1) return null;
  return (
    <span className={page.quiet}>
      {t('runs.took', { duration: durationText(seconds, language) })}
    </span>
  );
}

/** What blocks a run or went wrong with it, in one line. */
export function Trouble({ run }: { run: Pick<Run, 'blockedBy' | 'problem'> }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { blockedBy, problem } = run;
  if (blockedBy) {
    return (
      <span>
        {t('runs.blockedBy')} <PullLink pull={blockedBy} />
      </span>
    );
  }
  if (problem === undefined) return null;
  return (
    <span lang="en" className={styles.problem}>
      <Verbatim text={problem} />
    </span>
  );
}
