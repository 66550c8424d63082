import { sloPercentText } from '@infra-portal/infra-common';
import { Unknown } from './BudgetBar';
import styles from './Parts.module.css';

/** The good part of all, rounded towards failure. */
export function SliText(props: {
  sli?: number;
  target: number;
  /** The number is an old one. */
  stale?: boolean;
}) {
  const { sli, target, stale } = props;
  if (sli === undefined) return <Unknown />;
  return (
    <span
      className={styles.number}
      data-missed={sli < target}
      data-stale={stale}
    >
      {sloPercentText(sli, target)}
    </span>
  );
}
