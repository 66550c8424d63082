import {
  createUnifiedTheme,
  genPageTheme,
  palettes,
  type UnifiedTheme,
} from '@backstage/theme';
import { componentOverrides } from './componentOverrides';
import {
  darkTokens,
  fontFamily,
  lightTokens,
  type ColorTokens,
} from './tokens';

// Old-style pages paint their header with a gradient and a shape; one flat
// colour makes them look like the rest of the portal.
function flatPage(tokens: ColorTokens) {
  return genPageTheme({
    colors: [tokens.surface, tokens.surface],
    shape: 'none',
    options: { fontColor: tokens.text },
  });
}

function palette(tokens: ColorTokens, mode: 'light' | 'dark') {
  const base = palettes[mode];
  return {
    ...base,
    type: mode,
    mode,
    background: { default: tokens.canvas, paper: tokens.surface },
    text: { primary: tokens.text, secondary: tokens.textMuted },
    divider: tokens.line,
    primary: {
      main: tokens.accent,
      dark: tokens.accentHover,
      contrastText: tokens.onAccent,
    },
    secondary: { main: tokens.accent, contrastText: tokens.onAccent },
    error: { main: tokens.danger },
    warning: { main: tokens.warning },
    info: { main: tokens.info },
    success: { main: tokens.success },
    status: {
      ok: tokens.success,
      warning: tokens.warning,
      error: tokens.danger,
      running: tokens.info,
      pending: tokens.warning,
      aborted: tokens.textMuted,
    },
    banner: {
      ...base.banner,
      info: tokens.infoSoft,
      error: tokens.dangerSoft,
      warning: tokens.warningSoft,
      text: tokens.text,
      link: tokens.accent,
      closeButtonColor: tokens.text,
    },
    border: tokens.line,
    textContrast: tokens.text,
    textVerySubtle: tokens.line,
    textSubtle: tokens.textMuted,
    highlight: tokens.warningSoft,
    errorBackground: tokens.dangerSoft,
    warningBackground: tokens.warningSoft,
    infoBackground: tokens.infoSoft,
    errorText: tokens.danger,
    warningText: tokens.warning,
    infoText: tokens.info,
    link: tokens.accent,
    linkHover: tokens.accentHover,
    gold: tokens.warning,
    navigation: {
      ...base.navigation,
      background: tokens.surface,
      indicator: tokens.accent,
      color: tokens.textMuted,
      selectedColor: tokens.text,
      navItem: { hoverBackground: tokens.sunken },
      submenu: { background: tokens.surface },
    },
    tabbar: { indicator: tokens.accent },
    bursts: {
      ...base.bursts,
      fontColor: tokens.text,
      backgroundColor: { default: tokens.surface },
      gradient: { linear: 'none' },
    },
  };
}

const heading = (fontSize: string, marginBottom: number) => ({
  fontSize,
  fontWeight: 600,
  marginBottom,
});

// Core's headings start at 54 px; these fit a page full of data.
const typography = {
  htmlFontSize: 16,
  fontFamily,
  h1: heading('1.75rem', 10),
  h2: heading('1.5rem', 8),
  h3: heading('1.25rem', 6),
  h4: heading('1.125rem', 6),
  h5: heading('1rem', 4),
  h6: heading('0.9375rem', 4),
};

function createPortalTheme(
  tokens: ColorTokens,
  mode: 'light' | 'dark',
): UnifiedTheme {
  return createUnifiedTheme({
    palette: palette(tokens, mode),
    fontFamily,
    typography,
    // Every page id falls back to the default one.
    defaultPageTheme: 'home',
    pageTheme: { home: flatPage(tokens) },
    components: componentOverrides(tokens),
  });
}

/** Theme of the MUI components that core plugins still use, in light. */
export const lightTheme = createPortalTheme(lightTokens, 'light');

/** Theme of the MUI components that core plugins still use, in dark. */
export const darkTheme = createPortalTheme(darkTokens, 'dark');
