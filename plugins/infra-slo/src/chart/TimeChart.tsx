import { ChartsReferenceLine } from '@mui/x-charts/ChartsReferenceLine';
import { LineChart } from '@mui/x-charts/LineChart';
import { CHART_AXIS } from '@infra-portal/infra-react';
import { MarkLayer } from './MarkLayer';
import type { ChartLine, TimeChartProps } from './types';

const DASHES = { strokeDasharray: '6 4' };
const CHOSEN = { stroke: 'var(--portal-text)', strokeDasharray: '2 3' };

const dashesOf = (lines: readonly ChartLine[]) =>
  Object.fromEntries(
    lines
      .filter(({ isDashed }) => isDashed)
      .map(({ id }) => [`& [class*="MuiLineElement-series-${id}"]`, DASHES]),
  );

/** Lines over time with what happened meanwhile; whoever shows it says it in words. */
export function TimeChart(props: TimeChartProps) {
  const { times, lines, marks = [], split, levels = [] } = props;
  const { min, max, height, chosen, onChoose, timeText, valueText } = props;
  const axis = { min, max, valueFormatter: valueText, tickNumber: 5 };
  const colorMap = split && {
    type: 'piecewise' as const,
    thresholds: [split.at],
    colors: [split.below, lines.find(line => line.isSplit)?.color ?? ''],
  };
  const at = chosen === undefined ? undefined : times[chosen];
  return (
    <LineChart
      height={height}
      margin={{
        left: 78,
        right: 20,
        top: marks.length > 0 ? 20 : 10,
        bottom: 26,
      }}
      sx={{ ...CHART_AXIS, ...dashesOf(lines) }}
      skipAnimation
      grid={{ horizontal: true }}
      xAxis={[
        {
          scaleType: 'time',
          domainLimit: 'strict',
          data: times.map(seconds => new Date(seconds * 1_000)),
          valueFormatter: (date: Date) => timeText(date.getTime() / 1_000),
          tickNumber: 5,
        },
      ]}
      yAxis={[
        { id: 'plain', ...axis },
        { id: 'split', ...axis, colorMap },
      ]}
      series={lines.map(line => ({
        id: line.id,
        data: [...line.values],
        label: line.label,
        color: line.color,
        area: line.isArea,
        baseline: line.isArea ? 0 : undefined,
        yAxisId: line.isSplit ? 'split' : 'plain',
        showMark: false,
        curve: 'linear' as const,
        valueFormatter: (value: number | null) =>
          value === null ? null : valueText(value),
      }))}
      slotProps={{ legend: { hidden: true } }}
      tooltip={{ trigger: 'axis' }}
      onAxisClick={(_, point) => point && onChoose?.(point.dataIndex)}
    >
      {levels.map(({ at: level, label, color }) => (
        <ChartsReferenceLine
          key={label}
          y={level}
          label={label}
          labelAlign="end"
          lineStyle={{ stroke: color }}
          labelStyle={{ fontSize: 11, fill: color }}
        />
      ))}
      <MarkLayer marks={marks} />
      {at !== undefined && (
        <ChartsReferenceLine x={new Date(at * 1_000)} lineStyle={CHOSEN} />
      )}
    </LineChart>
  );
}

export default TimeChart;
