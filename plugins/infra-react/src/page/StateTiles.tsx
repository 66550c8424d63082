import type { ReactNode } from 'react';
import styles from './StateTiles.module.css';

/** How many things stand how; choosing a tile lists those. */
export function StateTiles<T extends string>(props: {
  label: string;
  states: readonly T[];
  /** Absent: none. */
  counts: Partial<Record<T, number>>;
  chosen: readonly T[];
  /** The state in words. */
  children(state: T): ReactNode;
  onChange(chosen: T[]): void;
}) {
  const { label, states, counts, chosen, children, onChange } = props;
  const toggled = (state: T) =>
    chosen.includes(state)
      ? chosen.filter(each => each !== state)
      : [...chosen, state];
  return (
    <ul className={styles.states} aria-label={label}>
      {states.map(state => (
        <li key={state}>
          <button
            type="button"
            className={styles.tile}
            data-none={!counts[state]}
            aria-pressed={chosen.includes(state)}
            onClick={() => onChange(toggled(state))}
          >
            <span className={styles.number}>{counts[state] ?? 0}</span>{' '}
            {children(state)}
          </button>
        </li>
      ))}
    </ul>
  );
}
