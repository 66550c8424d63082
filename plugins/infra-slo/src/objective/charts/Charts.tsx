import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  type Objective,
  type SloSeries,
  SLOS_CHANNEL,
} from '@infra-portal/infra-common';
import {
  chartStyles,
  LoadingLines,
  LoadProblem,
  Note,
  secondsBetween,
  useLive,
} from '@infra-portal/infra-react';
import { sloApiRef } from '../../api';
import { infraSloTranslationRef } from '../../translation/ref';
import { BurnDown } from './BurnDown';
import {
  askedOf,
  askedWindow,
  type RangeName,
  rangesOf,
  useRange,
} from './range';
import { SliChart } from './SliChart';
import { knownTiles } from './tiles';
import { VolumeChart } from './VolumeChart';
import { WhatIf } from './WhatIf';
import { WorstDays } from './WorstDays';
import styles from '../Objective.module.css';

/** Seconds of the objective's window; of a calendar one as long as this one is. */
export function windowSeconds({ window, status }: Objective): number {
  if (window.kind === 'rolling') return window.seconds;
  return secondsBetween(status.start, status.end) ?? 30 * 86_400;
}

/** What became of an objective over time, in pictures, tables and days. */
export function Charts({ objective }: { objective: Objective }) {
  const api = useApi(sloApiRef);
  const { id } = objective;
  const [range, choose] = useRange();
  const length = windowSeconds(objective);
  const live = useLive({
    channel: SLOS_CHANNEL,
    key: `${id} ${range}`,
    load: async signal => {
      const now = Date.now() / 1_000;
      const asked = askedOf(range, length, now);
      const [window, shown] = await Promise.all([
        api.series(id, askedWindow(objective.status, length, now), signal),
        asked.start === undefined ? undefined : api.series(id, asked, signal),
      ]);
      return { range, window, shown: shown ?? window };
    },
    keep: true,
  });
  const { value, error, reload } = live;
  return (
    <>
      <RangeChoice ranges={rangesOf(length)} range={range} onChoose={choose} />
      {error && <LoadProblem error={error} kept={!!value} onRetry={reload} />}
      {!value && !error && <LoadingLines />}
      {value && <Known objective={objective} {...value} />}
    </>
  );
}

function RangeChoice(props: {
  ranges: readonly RangeName[];
  range: RangeName;
  onChoose(range: RangeName): void;
}) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  return (
    <div
      className={chartStyles.tools}
      role="group"
      aria-label={t('range.title')}
    >
      {props.ranges.map(range => (
        <button
          key={range}
          type="button"
          aria-pressed={range === props.range}
          onClick={() => props.onChoose(range)}
        >
          {t(`range.${range}`)}
        </button>
      ))}
    </div>
  );
}

function Known(props: {
  objective: Objective;
  range: RangeName;
  /** Of all of the window, which the budget is measured by. */
  window: SloSeries;
  shown: SloSeries;
}) {
  const { objective, range, window, shown } = props;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const tiles = knownTiles(window);
  if (tiles.length === 0) {
    return (
      <Note title={t('chart.none')} role="status">
        <p>{t('chart.none.description')}</p>
      </Note>
    );
  }
  const from = range === 'window' ? undefined : shown.start;
  return (
    <div className={styles.charts}>
      <BurnDown
        objective={objective}
        series={window}
        known={tiles[0].start}
        from={from}
      />
      <WhatIf objective={objective} series={window} />
      <SliChart objective={objective} series={shown} />
      <VolumeChart objective={objective} series={shown} />
      <WorstDays objective={objective} series={window} />
    </div>
  );
}
