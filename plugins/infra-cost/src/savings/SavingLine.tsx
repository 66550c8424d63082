import type { ReactNode } from 'react';
import type { Saving } from '@infra-portal/infra-common';
import { Verbatim } from '@infra-portal/infra-react';
import { useSavingText } from './useSavingText';
import styles from './Proposal.module.css';

/** A saving in a list, and what is said of it. */
export function SavingLine(props: { saving: Saving; children: ReactNode }) {
  const { children, saving } = props;
  const { title, notes } = useSavingText(saving);
  return (
    <li>
      {title}{' '}
      <code>
        <Verbatim text={saving.addresses[0]} />
      </code>
      <br />
      <span className={styles.quiet}>
        {children} {notes.join(' ')}
      </span>
    </li>
  );
}
