import type { ReactNode } from 'react';
import styles from './Request.module.css';

/** Names of files; a long list scrolls, with the keyboard too. */
export function FileList(props: { label: string; children: ReactNode }) {
  return (
    <div
      role="group"
      aria-label={props.label}
      className={styles.fileList}
      tabIndex={0} // eslint-disable-line jsx-a11y/no-noninteractive-tabindex
    >
      <ul className={styles.files}>{props.children}</ul>
    </div>
  );
}
