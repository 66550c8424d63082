import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  type Objective,
  sloBurnDown,
  type SloBurnDown,
  type SloSeries,
} from '@infra-portal/infra-common';
import { chartStyles, Section } from '@infra-portal/infra-react';
import { useChartColors } from '../../chart/colors';
import { FigureTable } from '../../chart/FigureTable';
import { TimeFigure } from '../../chart/TimeFigure';
import { infraSloTranslationRef } from '../../translation/ref';
import { MarkList } from '../marks/MarkList';
import { useMarks } from '../marks/useMarks';
import { useFormats } from '../useFormats';
import { beginningOf, burnLines } from './burnLines';
import { LineLegend } from './LineLegend';
import { useBurnChart } from './useBurnChart';
import { useChartTimes } from './useChartTimes';

/** How the budget went down, and where it goes, with what happened meanwhile. */
export function BurnDown(props: {
  objective: Objective;
  series: SloSeries;
  /** Epoch seconds; nothing is known of what was before. */
  known: number;
  /** What was before is not shown; absent: all is. */
  from?: number;
}) {
  const { objective, series, known, from } = props;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const burn = burnOf(objective);
  const down = sloBurnDown(series, objective, { burn });
  if (!down) return null;
  const isOfSoFar =
    objective.window.kind === 'calendar' && objective.method === 'occurrences';
  return (
    <Section
      title={t('burndown.title')}
      note={t(isOfSoFar ? 'burndown.note.calendar' : 'burndown.note')}
    >
      <div className={chartStyles.box}>
        <Drawn {...{ down, known, from, objective }} />
      </div>
    </Section>
  );
}

/** The burn rate that the projection goes on with. */
function burnOf({ status }: Objective): number | undefined {
  return status.burn[status.exhaustion?.basis ?? '6h'];
}

function Drawn(props: {
  down: SloBurnDown;
  known: number;
  from?: number;
  objective: Objective;
}) {
  const { down, known, objective } = props;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const formats = useFormats();
  const colors = useChartColors();
  const marks = useMarks(objective);
  const [at, setAt] = useState<number>();
  const from = props.from ?? beginningOf(down, known, marks.all);
  const lines = burnLines(down, { from, known });
  const { times, left } = lines;
  const texts = useChartTimes(times[times.length - 1] - times[0]);
  const drawn = useBurnChart(lines);
  const newest = left.reduce<number>(
    (found, value, index) => (value === null ? found : index),
    0,
  );
  const found = times.findIndex(time => time === at);
  const chosen = found < 0 ? newest : found;
  const [start, end] = [times[0], times[times.length - 1]];
  const leftText = (index: number) =>
    formats.left(left[index] ?? lines.projection?.[index] ?? 0);
  return (
    <>
      <TimeFigure
        {...{ times, chosen, lines: drawn, height: 300 }}
        label={t('burndown.label', {
          start: formats.moment(start),
          end: formats.moment(down.now),
          left: leftText(newest),
        })}
        sliderLabel={t('chart.choose')}
        said={t('burndown.said', {
          time: formats.moment(times[chosen]),
          left: leftText(chosen),
        })}
        marks={marks.shown
          .filter(mark => mark.at <= end && (mark.until ?? mark.at) >= start)
          .map(({ kind, at: when, until }) => ({ kind, at: when, until }))}
        split={{ at: 0, below: colors.bad }}
        levels={[{ at: 0, label: t('burndown.zero'), color: colors.bad }]}
        min={lines.min - 0.02}
        max={1}
        onChoose={index => setAt(times[index])}
        timeText={texts.axis}
        valueText={formats.left}
      />
      <LineLegend lines={drawn} />
      {lines.isCut && <p>{t('burndown.cut')}</p>}
      <MarkList marks={marks} start={start} end={end} />
      <FigureTable
        title={t('chart.table')}
        label={t('burndown.title')}
        columns={[t('chart.time'), t('burndown.left'), t('burndown.even')]}
        rows={rowsOf(lines, texts.row, formats.left)}
      />
    </>
  );
}

/** The last point of each name, such as a day. */
function rowsOf(
  { times, left, even }: ReturnType<typeof burnLines>,
  nameOf: (seconds: number) => string,
  text: (left: number) => string,
): string[][] {
  const rows = new Map<string, string[]>();
  times.forEach((at, index) => {
    const value = left[index];
    if (value === null) return;
    const name = nameOf(at - 1);
    rows.set(name, [name, text(value), text(even[index] ?? 0)]);
  });
  return [...rows.values()];
}
