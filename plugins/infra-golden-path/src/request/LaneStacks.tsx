import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { LaneStack } from '@infra-portal/infra-common';
import { Age, safeHref, StatusMark, Verbatim } from '@infra-portal/infra-react';
import type { Tone } from '@infra-portal/infra-react';
import { runRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './Lane.module.css';

const TONES: Record<LaneStack['state'], Tone> = {
  waiting: 'unknown',
  running: 'active',
  succeeded: 'good',
  failed: 'bad',
  discarded: 'unknown',
  unknown: 'unknown',
};

/** How far each stack is in a step, and who has it. */
export function LaneStacks(props: { stacks: LaneStack[] }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const run = useRoutePath(runRouteRef);
  return (
    <ul className={styles.stacks} aria-label={t('lane.stacks')}>
      {props.stacks.map((stack, index) => (
        <li key={`${index} ${stack.name}`}>
          <span className={styles.stackHead}>
            <span className={styles.stackName}>
              <Verbatim text={stack.name} />
            </span>
            <StatusMark tone={TONES[stack.state]}>
              {stack.unchanged && stack.state === 'succeeded'
                ? t('lane.stack.unchanged')
                : t(`lane.stack.${stack.state}`)}
            </StatusMark>
            {run && stack.run && (
              <Link
                to={run({ id: stack.run })}
                aria-label={t('lane.stack.runOf', { name: stack.name })}
              >
                {t('lane.stack.run')}
              </Link>
            )}
          </span>
          <Counts stack={stack} />
          {stack.problem && (
            <p className={styles.problem}>
              <Verbatim text={stack.problem} />
            </p>
          )}
          {stack.heldBy && <Holder heldBy={stack.heldBy} />}
        </li>
      ))}
    </ul>
  );
}

/** What a plan would do, or an apply did, in numbers. */
export function Counts(props: { stack: LaneStack }) {
  const { counts, unchanged } = props.stack;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  if (!counts || unchanged) return null;
  const { add, change, destroy } = counts;
  return (
    <p className={styles.detail} data-risky={destroy > 0 || undefined}>
      {t('lane.counts', {
        add: String(add),
        change: String(change),
        destroy: String(destroy),
      })}
    </p>
  );
}

function Holder({ heldBy }: { heldBy: NonNullable<LaneStack['heldBy']> }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { number, title, user, since, hint } = heldBy;
  const href = safeHref(heldBy.url);
  const name = [number === undefined ? undefined : `#${number}`, title]
    .filter(Boolean)
    .join(' ');
  return (
    <>
      <p className={styles.detail}>
        {t('lane.held.by')}{' '}
        {href && name !== '' ? (
          <a href={href} target="_blank" rel="noopener noreferrer">
            <Verbatim text={name} />
          </a>
        ) : (
          <Verbatim text={name || t('lane.held.drift')} />
        )}
        {user && (
          <>
            {' ('}
            <Verbatim text={user} />)
          </>
        )}
        {since && (
          <>
            {', '}
            {t('lane.held.since')} <Age at={since} />
          </>
        )}
      </p>
      {hint && <p className={styles.detail}>{t(`lane.hint.${hint}`)}</p>}
    </>
  );
}
