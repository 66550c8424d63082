import { type ReactNode, useId } from 'react';
import { Verbatim } from '../text/Verbatim';
import styles from './Columns.module.css';

/** Facts beside what a page is about, and where it is in its repository. */
export function FactList(props: {
  title: string;
  /** Address in the repository's pages. */
  href?: string;
  /** What the link to it says. */
  open: string;
  children: ReactNode;
}) {
  const id = useId();
  const { title, href, open, children } = props;
  return (
    <section className={styles.facts} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <dl>{children}</dl>
      {href && (
        <p>
          <a href={href} target="_blank" rel="noreferrer">
            {open}
          </a>
        </p>
      )}
    </section>
  );
}

/** A row, or nothing where nothing is known. */
export function Fact(props: {
  title: string;
  text?: string;
  children?: ReactNode;
}) {
  const { title, text, children } = props;
  if (text === undefined && !children) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>{text === undefined ? children : <Verbatim text={text} />}</dd>
    </div>
  );
}
