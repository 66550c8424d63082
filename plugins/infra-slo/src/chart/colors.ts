import { useTheme } from '@mui/material/styles';

// Concrete, as the chart mixes them; 3:1 against the surface of their theme.
const LIGHT = {
  ...{ main: '#3550c4', bad: '#b3261e', even: '#6b7383', muted: '#7f8898' },
  ...{ apply: '#0c7f6b', drift: '#87500a', pull: '#a33a7b', target: '#171b22' },
};
const DARK: typeof LIGHT = {
  ...{ main: '#9db1ff', bad: '#ff9c92', even: '#98a2b3', muted: '#8791a1' },
  ...{ apply: '#4fc8b0', drift: '#f0bd6b', pull: '#ee94c6', target: '#e9ecf1' },
};

export type ChartColors = typeof LIGHT;

/** Colours of lines and marks in the theme on screen. */
export function useChartColors(): ChartColors {
  return useTheme().palette.mode === 'dark' ? DARK : LIGHT;
}
