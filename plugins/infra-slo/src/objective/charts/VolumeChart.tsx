import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Objective, SloSeries, SloTile } from '@infra-portal/infra-common';
import { chartStyles, Section } from '@infra-portal/infra-react';
import { type ChartColors, useChartColors } from '../../chart/colors';
import { FigureTable } from '../../chart/FigureTable';
import { TimeFigure } from '../../chart/TimeFigure';
import type { ChartLine } from '../../chart/types';
import { infraSloTranslationRef } from '../../translation/ref';
import { useFormats } from '../useFormats';
import { LineLegend } from './LineLegend';
import { bucketsOf, knownTiles } from './tiles';
import { useChartTimes } from './useChartTimes';

/** How much happened, and how much of it failed: burn is read against traffic. */
export function VolumeChart(props: {
  objective: Objective;
  series: SloSeries;
}) {
  const { objective, series } = props;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const formats = useFormats();
  const colors = useChartColors();
  const tiles = knownTiles(series);
  const texts = useChartTimes(series.end - series.start);
  if (tiles.length === 0) return null;
  if (!series.areCounts) return <p>{t('volume.ratio')}</p>;
  const good = lineOf('good', t('volume.good'), tiles, colors);
  const bad = lineOf('bad', t('volume.bad'), tiles, colors);
  const sum = (key: 'bad' | 'total') =>
    tiles.reduce((all, tile) => all + (tile[key] ?? 0), 0);
  const shared = {
    times: tiles.map(({ end }) => end),
    timeText: texts.axis,
    valueText: formats.brief,
    min: 0,
  };
  const label = t('volume.label', {
    bad: formats.number(sum('bad')),
    total: formats.number(sum('total')),
    start: formats.moment(tiles[0].start),
    end: formats.moment(series.end),
  });
  const isEvents = objective.method === 'occurrences';
  return (
    <Section
      title={t(isEvents ? 'volume.title' : 'volume.title.slices')}
      note={t('volume.perStep', { step: formats.duration(series.step) })}
    >
      <div className={chartStyles.box}>
        {/* One above the other: what failed is too little to see among all. */}
        {[good, bad].map(line => (
          <div key={line.id}>
            <LineLegend lines={[line]} />
            <TimeFigure
              {...shared}
              label={`${line.label}. ${label}`}
              lines={[line]}
              max={Math.max(1, ...line.values.map(value => value ?? 0))}
              height={line.id === 'good' ? 130 : 110}
            />
          </div>
        ))}
        <FigureTable
          title={t('chart.table')}
          label={t(isEvents ? 'volume.title' : 'volume.title.slices')}
          columns={[t('chart.time'), t('volume.good'), t('volume.bad')]}
          rows={bucketsOf(tiles, texts.row).map(bucket => [
            bucket.name,
            formats.number(bucket.total - bucket.bad),
            formats.number(bucket.bad),
          ])}
        />
      </div>
    </Section>
  );
}

function lineOf(
  id: 'good' | 'bad',
  label: string,
  tiles: readonly SloTile[],
  colors: ChartColors,
): ChartLine {
  const valueOf = ({ bad, total }: SloTile) => {
    if (bad === null || total === null) return null;
    return id === 'bad' ? bad : Math.max(0, total - bad);
  };
  return {
    ...{ id, label, isArea: true, values: tiles.map(valueOf) },
    color: id === 'bad' ? colors.bad : colors.main,
  };
}
