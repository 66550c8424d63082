import type { SloMark } from '@infra-portal/infra-common';

/** Values over time; null where there is none. */
export interface ChartLine {
  id: string;
  label: string;
  color: string;
  values: readonly (number | null)[];
  /** The space between it and zero is filled. */
  isArea?: boolean;
  isDashed?: boolean;
  /** It has another colour below the chart's `split`. */
  isSplit?: boolean;
}

/** Something that happened meanwhile. Epoch seconds. */
export interface ChartMark {
  kind: SloMark['kind'];
  at: number;
  until?: number;
}

export interface TimeChartProps {
  /** Epoch seconds, the earliest first; each line has a value for each. */
  times: readonly number[];
  lines: readonly ChartLine[];
  marks?: readonly ChartMark[];
  /** Where lines that are split become another colour. */
  split?: { at: number; below: string };
  /** Lines across, such as a target. */
  levels?: readonly { at: number; label: string; color: string }[];
  min: number;
  max: number;
  height: number;
  /** The chosen time, from 0. */
  chosen?: number;
  onChoose?(index: number): void;
  timeText(seconds: number): string;
  valueText(value: number): string;
}
