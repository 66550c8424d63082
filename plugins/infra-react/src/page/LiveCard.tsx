import { type ReactNode, useId } from 'react';
import type { Live } from '../live/useLive';
import { errorKind } from '../state/errors';
import { LoadingLines, LoadProblem } from '../state/LoadProblem';
import styles from './Card.module.css';

/** A card about something that is loaded: its value, or why there is none. */
export function LiveCard<T>(props: {
  title: string;
  live: Live<T>;
  /** What to say where the portal knows nothing of it. */
  missing: { title: string; description: string };
  /** Stands below that: where to look next. */
  next?: ReactNode;
  /** It fills a tab, so that it needs no frame. */
  wide?: boolean;
  /** Stands beside the title: how old the value is. */
  note?(value: T): ReactNode;
  children(value: T): ReactNode;
}) {
  const id = useId();
  const { title, live, missing, next, wide, note, children } = props;
  const { value, error } = live;
  const isMissing = error && errorKind(error) === 'not-found';
  const beside = value !== undefined && note?.(value);
  return (
    <section className={wide ? styles.tab : styles.card} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id}>{title}</h3>
        {beside && <p>{beside}</p>}
      </div>
      {error && (
        <LoadProblem
          error={error}
          missing={missing}
          kept={value !== undefined}
          onRetry={live.reload}
        />
      )}
      {isMissing && next}
      {value === undefined && !error && <LoadingLines />}
      {value !== undefined && children(value)}
    </section>
  );
}
