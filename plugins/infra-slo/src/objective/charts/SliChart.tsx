import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  type Objective,
  sloPercentText,
  type SloSeries,
  sloTargetText,
} from '@infra-portal/infra-common';
import { chartStyles, Section } from '@infra-portal/infra-react';
import { useChartColors } from '../../chart/colors';
import { FigureTable } from '../../chart/FigureTable';
import { TimeFigure } from '../../chart/TimeFigure';
import { infraSloTranslationRef } from '../../translation/ref';
import { useFormats } from '../useFormats';
import { bucketsOf, goodPart, knownTiles, lowestShown } from './tiles';
import { useChartTimes } from './useChartTimes';

/** The good part of each piece of time, against the target. */
export function SliChart(props: { objective: Objective; series: SloSeries }) {
  const { objective, series } = props;
  const { target } = objective;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const formats = useFormats();
  const colors = useChartColors();
  const tiles = knownTiles(series);
  const texts = useChartTimes(series.end - series.start);
  if (tiles.length === 0) return null;
  const values = tiles.map(goodPart);
  const { min, isCut } = lowestShown(values, target);
  const known = values.filter(value => value !== null);
  const text = (value: number) => sloPercentText(value, target);
  return (
    <Section title={t('sli.title')} note={t('sli.note')}>
      <div className={chartStyles.box}>
        <TimeFigure
          times={tiles.map(({ end }) => end)}
          lines={[
            {
              ...{ id: 'good', label: t('sli.value'), color: colors.main },
              values: values.map(value =>
                value === null ? null : Math.max(value, min),
              ),
              isSplit: true,
            },
          ]}
          split={{ at: target, below: colors.bad }}
          levels={[
            {
              at: target,
              label: t('sli.target', { target: sloTargetText(target) }),
              color: colors.even,
            },
          ]}
          min={min}
          max={1}
          height={200}
          label={t('sli.label', {
            step: formats.duration(series.step),
            start: formats.moment(tiles[0].start),
            end: formats.moment(series.end),
            below: String(known.filter(value => value < target).length),
            all: String(known.length),
          })}
          timeText={texts.axis}
          valueText={text}
        />
        {isCut && <p>{t('sli.cut', { value: text(min) })}</p>}
        <FigureTable
          title={t('chart.table')}
          label={t('sli.title')}
          columns={[t('chart.time'), t('sli.value')]}
          rows={bucketsOf(tiles, texts.row).map(({ name, bad, total }) => [
            name,
            total > 0 ? text(1 - bad / total) : t('sli.quiet'),
          ])}
        />
      </div>
    </Section>
  );
}
