import type { ReactNode } from 'react';
import styles from './Note.module.css';

/** Says in words why there is nothing to see, or what went wrong, and what to do. */
export function Note(props: {
  title: string;
  tone?: 'neutral' | 'danger' | 'warning';
  role?: 'alert' | 'status';
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div
      className={styles.note}
      data-tone={props.tone ?? 'neutral'}
      role={props.role}
    >
      <p className={styles.title}>{props.title}</p>
      {props.children && <div className={styles.text}>{props.children}</div>}
      {props.actions && <div className={styles.actions}>{props.actions}</div>}
    </div>
  );
}
