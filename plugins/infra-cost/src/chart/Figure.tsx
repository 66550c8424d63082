import { lazy, Suspense } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  type Amount,
  compareAmounts,
  toAmount,
} from '@infra-portal/infra-common';
import {
  briefMoneyText,
  chartStyles as styles,
  LoadingLines,
  useLanguage,
} from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';
import { useSeriesColors } from './colors';

// Charts weigh more than the rest of the page.
const CostChart = lazy(() => import('./CostChart'));

export interface Band {
  label: string;
  amounts: readonly Amount[];
}

/**
 * Bands over time. The chart is for eyes and mouse; a slider chooses a point
 * with the keyboard, and `children` say its amounts.
 */
export function Figure(props: {
  label: string;
  /** Says which point a slider is at. */
  sliderLabel: string;
  dates: readonly Date[];
  dateText(date: Date): string;
  currency: string;
  bands: readonly Band[];
  chosen: number;
  onChoose(index: number): void;
  stepped?: boolean;
}) {
  const { label, dates, dateText, currency, bands, chosen, onChoose } = props;
  const language = useLanguage();
  const colorOf = useSeriesColors();
  const amountText = (value: number) =>
    briefMoneyText(toAmount(value.toFixed(2)), currency, language);
  return (
    <div className={styles.figure}>
      <div role="img" aria-label={label} className={styles.chart}>
        <Suspense fallback={<LoadingLines />}>
          <CostChart
            dates={dates}
            chosen={chosen}
            onChoose={onChoose}
            dateText={dateText}
            amountText={amountText}
            stepped={props.stepped}
            series={bands.map((band, index) => ({
              label: band.label,
              color: colorOf(index),
              values: band.amounts.map(Number),
            }))}
          />
        </Suspense>
      </div>
      {dates.length > 1 && (
        <input
          className={styles.slider}
          type="range"
          min={0}
          max={dates.length - 1}
          value={chosen}
          aria-label={props.sliderLabel}
          aria-valuetext={dateText(dates[chosen])}
          onChange={event => onChoose(Number(event.target.value))}
        />
      )}
    </div>
  );
}

/** The first and the last, for whoever does not see the chart. */
export function useChartText() {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  return (totals: readonly Amount[], currency: string, days: number) => {
    const text = (amount: Amount) => briefMoneyText(amount, currency, language);
    return t('trend.chart', {
      days: String(days),
      first: text(totals[0]),
      last: text(totals[totals.length - 1]),
    });
  };
}

/** Whether nothing was ever to pay, so that a chart would be an empty frame. */
export const isFlat = (totals: readonly Amount[]): boolean =>
  totals.every(amount => compareAmounts(amount, '0') === 0);
