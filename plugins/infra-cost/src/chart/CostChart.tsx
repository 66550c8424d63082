import { ChartsReferenceLine } from '@mui/x-charts/ChartsReferenceLine';
import { LineChart } from '@mui/x-charts/LineChart';
import { CHART_AXIS } from '@infra-portal/infra-react';

export interface CostChartProps {
  dates: readonly Date[];
  /** Floats: a screen has fewer dots than an amount has digits. */
  series: readonly { label: string; color: string; values: number[] }[];
  /** The chosen point, from 0. */
  chosen: number;
  onChoose(index: number): void;
  dateText(date: Date): string;
  amountText(value: number): string;
  /** Points that happened, with nothing in between: each gets a mark. */
  stepped?: boolean;
}

/** Amounts over time as bands; whoever shows it says the same in words. */
export function CostChart(props: CostChartProps) {
  const { dates, series, chosen, onChoose, dateText, amountText } = props;
  return (
    <LineChart
      height={300}
      margin={{ left: 72, right: 40, top: 16, bottom: 28 }}
      sx={CHART_AXIS}
      skipAnimation
      grid={{ horizontal: true }}
      xAxis={[
        {
          scaleType: 'time',
          domainLimit: 'strict',
          data: [...dates],
          valueFormatter: dateText,
          tickNumber: 5,
        },
      ]}
      yAxis={[{ min: 0, valueFormatter: amountText, tickNumber: 5 }]}
      series={series.map(({ label, color, values }) => ({
        data: values,
        label,
        color,
        area: true,
        stack: 'total',
        showMark: props.stepped ?? false,
        curve: props.stepped ? ('stepAfter' as const) : ('linear' as const),
        valueFormatter: (value: number | null) => amountText(value ?? 0),
      }))}
      slotProps={{ legend: { hidden: true } }}
      tooltip={{ trigger: 'axis' }}
      onAxisClick={(_, point) => point && onChoose(point.dataIndex)}
    >
      {dates[chosen] && (
        <ChartsReferenceLine
          x={dates[chosen]}
          lineStyle={{ stroke: 'var(--portal-text)', strokeDasharray: '3 3' }}
        />
      )}
    </LineChart>
  );
}

export default CostChart;
