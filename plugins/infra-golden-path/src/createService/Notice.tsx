import type { ReactNode } from 'react';
import styles from './CreateService.module.css';

/** Something to know before going on, at the top of the form. */
export function Notice(props: {
  tone: 'info' | 'warning' | 'danger';
  title?: string;
  children: ReactNode;
}) {
  const { tone, title, children } = props;
  return (
    <div
      className={styles.notice}
      data-tone={tone}
      role={tone === 'info' ? undefined : 'alert'}
    >
      {title && <strong>{title}</strong>}
      <div>{children}</div>
    </div>
  );
}
