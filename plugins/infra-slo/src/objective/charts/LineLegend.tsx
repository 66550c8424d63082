import type { ChartLine } from '../../chart/types';
import styles from '../Objective.module.css';

/** What the lines of a chart are. */
export function LineLegend({ lines }: { lines: readonly ChartLine[] }) {
  return (
    <ul className={styles.legend}>
      {lines.map(({ id, label, color, isDashed }) => (
        <li key={id}>
          <svg width="22" height="8" aria-hidden="true">
            <line
              {...{ x1: 0, x2: 22, y1: 4, y2: 4 }}
              stroke={color}
              strokeWidth={2}
              strokeDasharray={isDashed ? '6 4' : undefined}
            />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
