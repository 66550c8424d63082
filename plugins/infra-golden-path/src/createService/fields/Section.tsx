import type { ReactNode } from 'react';
import styles from './Section.module.css';

/** A part of the page with its heading. */
export function Section(props: {
  id: string;
  title: string;
  children: ReactNode;
}) {
  const heading = `section-${props.id}`;
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <h2 id={heading} className={styles.title}>
        {props.title}
      </h2>
      <div className={styles.fields}>{props.children}</div>
    </section>
  );
}
