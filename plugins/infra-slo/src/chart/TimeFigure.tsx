import { lazy, Suspense } from 'react';
import { chartStyles, LoadingLines } from '@infra-portal/infra-react';
import type { TimeChartProps } from './types';
import styles from './Figure.module.css';

// Charts weigh more than the rest of the page.
const TimeChart = lazy(() => import('./TimeChart'));

/**
 * Lines over time. The chart is for eyes and mouse; a slider chooses a time with
 * the keyboard, and what stands there is said in words.
 */
export function TimeFigure(
  props: TimeChartProps & {
    /** Says the whole of it to whoever does not see it. */
    label: string;
    /** What the slider is for; without it there is none. */
    sliderLabel?: string;
    /** What stands at the chosen time. */
    said?: string;
  },
) {
  const { label, sliderLabel, said, ...chart } = props;
  const { times, chosen = 0, onChoose, timeText, height } = chart;
  return (
    <div className={chartStyles.figure}>
      <div role="img" aria-label={label} style={{ minHeight: height }}>
        <Suspense fallback={<LoadingLines />}>
          <TimeChart {...chart} />
        </Suspense>
      </div>
      {sliderLabel && times.length > 1 && (
        <input
          className={chartStyles.slider}
          type="range"
          min={0}
          max={times.length - 1}
          value={chosen}
          aria-label={sliderLabel}
          aria-valuetext={timeText(times[chosen])}
          onChange={event => onChoose?.(Number(event.target.value))}
        />
      )}
      {said && (
        <p className={styles.said} role="status">
          {said}
        </p>
      )}
    </div>
  );
}
