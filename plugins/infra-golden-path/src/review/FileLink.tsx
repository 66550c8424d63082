import { Verbatim } from '@infra-portal/infra-react';
import { writeAddress } from '../diff/address';
import type { Target } from '../diff/target';
import styles from './Review.module.css';

/** Leads to a file of the pull request, further down on the page. */
export function FileLink(props: {
  path: string;
  /** After the change. */
  line?: number;
  onGo(target: Target): void;
}) {
  const { path, line, onGo } = props;
  const place =
    line === undefined ? undefined : { side: 'after' as const, line };
  return (
    <a
      href={writeAddress({ path, place })}
      className={styles.file}
      onClick={event => {
        event.preventDefault();
        onGo({ path, place });
      }}
    >
      <Verbatim text={line === undefined ? path : `${path}:${line}`} />
    </a>
  );
}
