import { type ReactNode, useRef } from 'react';
import { Link } from 'react-router-dom';
import type { Live } from '../live/useLive';
import { LoadingLines, LoadProblem } from '../state/LoadProblem';
import { useArrival } from './useArrival';
import styles from './Page.module.css';

/** A page about something that is loaded: its value, or why there is none. */
export function LivePage<T>(props: {
  label: string;
  live: Live<T>;
  /** What the link to the list above says, where there is one. */
  back?: string;
  /** Where it leads, if not one level up. */
  backTo?: string;
  /** Stands above whatever is loaded. */
  title?: ReactNode;
  /** It is a list that takes all the width there is. */
  wide?: boolean;
  /** It is one thing with an address, which may not exist. */
  single?: boolean;
  children(value: T): ReactNode;
}) {
  const {
    label,
    live,
    back,
    backTo = '..',
    title,
    single,
    wide,
    children,
  } = props;
  const { value, error } = live;
  const page = useRef<HTMLElement>(null);
  useArrival(page);
  return (
    <main
      ref={page}
      className={styles.page}
      data-wide={wide}
      aria-label={label}
      tabIndex={-1}
    >
      {back && (
        <p className={styles.back}>
          <Link to={backTo}>{back}</Link>
        </p>
      )}
      {title}
      {error && (
        <LoadProblem
          error={error}
          missing={single ? 'usual' : undefined}
          kept={value !== undefined}
          onRetry={live.reload}
        />
      )}
      {value === undefined && !error && <LoadingLines />}
      {value !== undefined && children(value)}
    </main>
  );
}
