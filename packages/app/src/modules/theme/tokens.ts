/**
 * The portal's colours, once. `theme.css` repeats them as CSS variables for
 * `@backstage/ui` and for our own styles, so that the first paint is right
 * before any script runs; a test keeps the two equal.
 */
export interface ColorTokens {
  /** Page background. */
  canvas: string;
  /** Cards, navigation, dialogs. */
  surface: string;
  /** Wells, table heads, code. */
  sunken: string;
  /** Hairlines between things; decorative. */
  line: string;
  /** Edges of controls; 3:1 against what is behind them. */
  edge: string;
  text: string;
  textMuted: string;
  /** Links, selected entries, the primary button. */
  accent: string;
  accentHover: string;
  /** Text on `accent`. */
  onAccent: string;
  /** Quiet fill behind selected entries. */
  accentSoft: string;
  success: string;
  successSoft: string;
  warning: string;
  warningSoft: string;
  danger: string;
  dangerSoft: string;
  info: string;
  infoSoft: string;
  /** Outline of the focused element. */
  focus: string;
}

export const lightTokens: ColorTokens = {
  canvas: '#f5f6f8',
  surface: '#ffffff',
  sunken: '#eef0f4',
  line: '#dfe3e9',
  edge: '#7f8898',
  text: '#171b22',
  textMuted: '#545d6c',
  accent: '#3550c4',
  accentHover: '#28409f',
  onAccent: '#ffffff',
  accentSoft: '#e8ecfb',
  success: '#196b3c',
  successSoft: '#e2f4e8',
  warning: '#87500a',
  warningSoft: '#fdf0d8',
  danger: '#b3261e',
  dangerSoft: '#fce8e6',
  info: '#1f5a9e',
  infoSoft: '#e4effb',
  focus: '#3550c4',
};

export const darkTokens: ColorTokens = {
  canvas: '#0f1217',
  surface: '#171b22',
  sunken: '#1f252e',
  line: '#2b323d',
  edge: '#6d7787',
  text: '#e9ecf1',
  textMuted: '#a4adbb',
  accent: '#9db1ff',
  accentHover: '#bccaff',
  onAccent: '#10162b',
  accentSoft: '#232b4a',
  success: '#78d39b',
  successSoft: '#12301f',
  warning: '#f0bd6b',
  warningSoft: '#35270f',
  danger: '#ff9c92',
  dangerSoft: '#3c1a18',
  info: '#8ec3f7',
  infoSoft: '#152c45',
  focus: '#bccaff',
};

/** Latin first where the system has a good one, then the Hangul faces people have. */
export const fontFamily = [
  '"Pretendard Variable"',
  'Pretendard',
  'Inter',
  'system-ui',
  '-apple-system',
  '"Segoe UI"',
  '"Noto Sans KR"',
  '"Noto Sans CJK KR"',
  '"Apple SD Gothic Neo"',
  '"Malgun Gothic"',
  'sans-serif',
].join(', ');

export const monospaceFontFamily = [
  'ui-monospace',
  '"SF Mono"',
  '"Cascadia Mono"',
  'Menlo',
  'Consolas',
  '"D2Coding"',
  '"Noto Sans Mono CJK KR"',
  'monospace',
].join(', ');
