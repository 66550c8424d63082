import type { ReactNode } from 'react';
import type { FindingCounts as Counts } from '@infra-portal/infra-common';
import { pageStyles as styles, Verbatim } from '@infra-portal/infra-react';
import { FindingCounts } from './FindingCounts';

/** The name of what a page is about, and how much was found in it. */
export function NamedHead(props: {
  name: string;
  counts: Counts;
  /** What kind of thing it is. */
  children?: ReactNode;
}) {
  return (
    <header className={styles.head}>
      <h1>
        <Verbatim text={props.name} />
      </h1>
      {props.children}
      <FindingCounts counts={props.counts} />
    </header>
  );
}
