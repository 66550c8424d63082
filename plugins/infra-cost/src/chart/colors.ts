import { useTheme } from '@mui/material/styles';

// Told apart by people who see colours differently (after Okabe and Ito), and
// 3:1 against the surface of their theme. The last is for what is put together.
const LIGHT = [
  ...['#2f5fd0', '#b3560c', '#0c7f6b', '#a33a7b', '#7a6a00', '#0b7da6'],
  ...['#8a3b2a', '#6b7383'],
];
const DARK = [
  ...['#8fa8ff', '#f2a35e', '#4fc8b0', '#ee94c6', '#d9c64a', '#6cc5ea'],
  ...['#e58f7d', '#98a2b3'],
];

/** Colours of bands in the theme on screen; concrete, as the chart mixes them. */
export function useSeriesColors(): (index: number) => string {
  const colors = useTheme().palette.mode === 'dark' ? DARK : LIGHT;
  return index => colors[index % colors.length];
}
