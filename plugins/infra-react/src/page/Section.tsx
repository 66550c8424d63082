import { type ReactNode, useId } from 'react';
import styles from './Section.module.css';

/** A part of a page under its heading; `note` stands beside that. */
export function Section(props: {
  title: string;
  note?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.head}>
        <h2 id={id}>{props.title}</h2>
        {props.note && <span className={styles.note}>{props.note}</span>}
      </div>
      {props.children}
    </section>
  );
}
