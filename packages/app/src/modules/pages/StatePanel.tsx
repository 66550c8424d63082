import type { ReactElement, ReactNode } from 'react';
import styles from './StatePanel.module.css';

/** What a {@link StatePanel} says. */
export interface StatePanelProps {
  icon: ReactElement;
  title: string;
  description?: string;
  detail?: string;
  /** Technical text for whoever helps, folded away. */
  disclosure?: { label: string; text: string };
  actions?: ReactNode;
  tone?: 'neutral' | 'danger';
  /** Takes the page instead of a place on it; its title is the page's heading. */
  fullPage?: boolean;
  role?: 'alert' | 'status';
}

/** Says in words why there is nothing to see here, and what to do next. */
export function StatePanel(props: StatePanelProps) {
  const { tone = 'neutral', fullPage, disclosure } = props;
  const Heading = fullPage ? 'h1' : 'h3';
  return (
    <div
      className={styles.panel}
      data-tone={tone}
      data-full-page={fullPage}
      role={props.role}
    >
      <span className={styles.icon} aria-hidden="true">
        {props.icon}
      </span>
      <Heading className={styles.title}>{props.title}</Heading>
      {props.description && (
        <p className={styles.description}>{props.description}</p>
      )}
      {props.detail && <p className={styles.detail}>{props.detail}</p>}
      {disclosure && (
        <details className={styles.disclosure}>
          <summary>{disclosure.label}</summary>
          <pre>{disclosure.text}</pre>
        </details>
      )}
      {props.actions && <div className={styles.actions}>{props.actions}</div>}
    </div>
  );
}
