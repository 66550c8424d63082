/** Colours of lines and texts around a chart of MUI X, for its `sx`. */
export const CHART_AXIS = {
  '& text': { fill: 'var(--portal-text-muted) !important', fontSize: '12px' },
  '& [class*="ChartsAxis-line"], & [class*="ChartsAxis-tick"]': {
    stroke: 'var(--portal-edge) !important',
  },
  '& [class*="ChartsGrid-line"]': { stroke: 'var(--portal-line) !important' },
  '& [class*="MuiAreaElement"]': { fillOpacity: 0.55 },
} as const;
