import { useDrawingArea, useXScale } from '@mui/x-charts/hooks';
import { useChartColors } from './colors';
import { markColor, MARK_GLYPHS } from './glyphs';
import type { ChartMark } from './types';

/** What happened meanwhile, drawn over a chart: a line, or a band of what lasted. */
export function MarkLayer({ marks }: { marks: readonly ChartMark[] }) {
  const colors = useChartColors();
  const scale = useXScale<'time'>();
  const { left, top, width, height } = useDrawingArea();
  const inside = (seconds: number) =>
    Math.min(left + width, Math.max(left, scale(new Date(seconds * 1_000))));
  return (
    <g aria-hidden="true" pointerEvents="none">
      {marks.map(({ kind, at, until }, index) => {
        const color = markColor(kind, colors);
        const x = inside(at);
        const wide = until === undefined ? 0 : inside(until) - x;
        return (
          // eslint-disable-next-line react/no-array-index-key -- marks have no other name
          <g key={index}>
            {wide > 0 && (
              <rect
                {...{ x, y: top, width: wide, height }}
                fill={color}
                opacity={0.14}
              />
            )}
            <line
              {...{ x1: x, x2: x, y1: top, y2: top + height }}
              stroke={color}
              strokeDasharray={kind === 'apply' ? undefined : '4 3'}
            />
            <text {...{ x, y: top - 4 }} fill={color} fontSize={12}>
              <tspan textAnchor="middle">{MARK_GLYPHS[kind]}</tspan>
            </text>
          </g>
        );
      })}
    </g>
  );
}
