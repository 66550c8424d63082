/** Colours of lines and texts around a chart of MUI X, for its `sx`. */
export const CHART_AXIS = {
  '& text[class*="ChartsAxis"], & text[class*="ReferenceLine"]': {
    fill: 'var(--portal-text-muted) !important',
    fontSize: '12px',
  },
  '& line[class*="ChartsAxis"]': {
    stroke: 'var(--portal-edge) !important',
  },
  '& [class*="ChartsGrid-line"]': { stroke: 'var(--portal-line) !important' },
  '& [class*="MuiAreaElement"]': { fillOpacity: 0.55 },
} as const;
