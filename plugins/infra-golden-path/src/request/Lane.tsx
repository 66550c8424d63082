import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ServiceRequest } from '@infra-portal/infra-common';
import {
  Age,
  durationText,
  safeHref,
  StatusMark,
  useLanguage,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { laneRows, STEP_TONES, type LaneRow } from './laneRows';
import { LaneStacks } from './LaneStacks';
import { People } from './People';
import styles from './Lane.module.css';

/**
 * The way from opened to live: each step's state in words, since when, and whom
 * it waits for.
 */
export function Lane(props: {
  request: Pick<ServiceRequest, 'lane' | 'state'>;
  /** Steps that are done tell more only when they are opened. */
  folds?: boolean;
}) {
  return (
    <ol className={styles.lane}>
      {laneRows(props.request).map(row => (
        <li
          key={row.id}
          className={styles.step}
          data-state={row.state}
          aria-current={row.current ? 'step' : undefined}
        >
          {props.folds && row.state === 'done' ? (
            <details>
              <summary>
                <StepHead row={row} />
              </summary>
              <StepFacts row={row} />
            </details>
          ) : (
            <>
              <StepHead row={row} />
              <StepFacts row={row} />
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

function StepHead({ row }: { row: LaneRow }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <span className={styles.head}>
      <span className={styles.name}>{t(`request.step.${row.id}`)}</span>
      <StatusMark tone={STEP_TONES[row.state]}>
        {t(`request.stepState.${row.state}`)}
      </StatusMark>
    </span>
  );
}

function StepFacts({ row }: { row: LaneRow }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  const language = useLanguage();
  const href = safeHref(row.url);
  return (
    <>
      {row.detail && row.state !== 'skipped' && (
        <p className={styles.detail}>
          <Verbatim text={localise(row.detail)} />
        </p>
      )}
      {row.state !== 'skipped' && <People who={row.blockers} />}
      {row.stacks && row.state !== 'skipped' && (
        <LaneStacks stacks={row.stacks} />
      )}
      {row.usual && row.state !== 'skipped' && (
        <p className={styles.meta}>
          {t('lane.usual', {
            duration: durationText(row.usual.median, language),
            number: String(row.usual.count),
          })}
        </p>
      )}
      {(row.since || row.source) && (
        <p className={styles.meta}>
          {row.since && <Age at={row.since} />}
          {row.source && (
            <Verbatim
              text={t('consequences.gate.by', { source: row.source })}
            />
          )}
        </p>
      )}
      {href && (
        <a href={href} target="_blank" rel="noopener noreferrer">
          {t(`request.stepAction.${row.id}`)}
        </a>
      )}
    </>
  );
}
