import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Objective } from '@infra-portal/infra-common';
import { infraSloTranslationRef } from '../translation/ref';
import { useBudgetText } from './BudgetBar';
import { sparkOf } from './spark';
import styles from './Parts.module.css';

/** Size of the picture, in its own units. */
const [WIDTH, HEIGHT] = [100, 28];

/** What was left of a budget day by day; a gap where that is not known. */
export function Sparkline({ days }: Pick<Objective, 'days'>) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const text = useBudgetText();
  const known = days.flatMap(({ budgetLeft }) => budgetLeft ?? []);
  // One day is no trend; its number stands beside.
  if (known.length < 2) return null;
  const { lines, dots, zero } = sparkOf(days, WIDTH, HEIGHT);
  const label = t('trend.label', {
    count: days.length,
    from: text(known[0]),
    to: text(known[known.length - 1]),
  });
  return (
    <svg
      className={styles.spark}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
    >
      <title>{label}</title>
      <line className={styles.zero} x1={0} x2={WIDTH} y1={zero} y2={zero} />
      {lines.map(points => (
        <polyline key={points} points={points} />
      ))}
      {dots.map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r={2} />
      ))}
    </svg>
  );
}
