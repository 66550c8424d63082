import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DRIFT_STATES,
  type DriftPage,
  type DriftState,
} from '@infra-portal/infra-common';
import { infraStacksTranslationRef } from '../../translation/ref';
import { DriftMark } from '../DriftFacts';
import styles from './Board.module.css';

/** How many stacks stand how; choosing one lists those. */
export function States(props: {
  states: DriftPage['states'];
  chosen: readonly DriftState[];
  onToggle(state: DriftState): void;
}) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <ul className={styles.states} aria-label={t('drift.states')}>
      {DRIFT_STATES.map(state => (
        <li key={state}>
          <button
            type="button"
            data-state={state}
            data-none={props.states[state] === 0}
            aria-pressed={props.chosen.includes(state)}
            onClick={() => props.onToggle(state)}
          >
            <span className={styles.number}>{props.states[state]}</span>{' '}
            <DriftMark state={state} />
          </button>
        </li>
      ))}
    </ul>
  );
}
