import type { UnifiedThemeOptions } from '@backstage/theme';
import type { ColorTokens } from './tokens';

/**
 * Brings the components that core plugins take from MUI in line with ours:
 * flat surfaces with a hairline, small radii, sentence-case buttons.
 */
export function componentOverrides(
  tokens: ColorTokens,
): NonNullable<UnifiedThemeOptions['components']> {
  const outlined = {
    boxShadow: 'none',
    border: `1px solid ${tokens.line}`,
    borderRadius: 8,
  };
  return {
    BackstageHeader: {
      styleOverrides: {
        header: {
          backgroundImage: 'none',
          backgroundColor: tokens.surface,
          boxShadow: 'none',
          borderBottom: `1px solid ${tokens.line}`,
          padding: '16px 24px',
        },
        title: { color: tokens.text, fontSize: '1.25rem', fontWeight: 600 },
        subtitle: { color: tokens.textMuted, opacity: 1 },
        type: { color: tokens.textMuted, opacity: 1 },
        breadcrumb: { color: tokens.textMuted },
      },
    },
    BackstageHeaderLabel: {
      styleOverrides: {
        label: { color: tokens.textMuted, opacity: 1 },
        value: { color: tokens.text, opacity: 1 },
      },
    },
    MuiButton: {
      styleOverrides: {
        root: { textTransform: 'none', borderRadius: 6, fontWeight: 600 },
        contained: { boxShadow: 'none', '&:hover': { boxShadow: 'none' } },
      },
    },
    MuiTypography: {
      defaultProps: {
        // Core uses these looks for text that is no heading, or around one.
        variantMapping: { h5: 'div', subtitle1: 'p', subtitle2: 'p' },
      },
    },
    MuiPaper: {
      styleOverrides: {
        root: { backgroundImage: 'none' },
        elevation1: outlined,
        elevation2: outlined,
        rounded: { borderRadius: 8 },
      },
    },
    MuiCard: { styleOverrides: { root: outlined } },
    MuiToggleButton: { styleOverrides: { root: { textTransform: 'none' } } },
    MuiTab: { styleOverrides: { root: { textTransform: 'none' } } },
    MuiChip: {
      styleOverrides: {
        root: {
          borderRadius: 6,
          backgroundColor: tokens.sunken,
          color: tokens.text,
        },
      },
    },
    MuiTableCell: {
      styleOverrides: { root: { borderBottomColor: tokens.line } },
    },
    BackstageTableHeader: {
      styleOverrides: {
        header: {
          color: tokens.textMuted,
          textTransform: 'none',
          letterSpacing: 0,
          backgroundColor: tokens.surface,
          borderTop: 'none',
          borderBottom: `1px solid ${tokens.line}`,
        },
      },
    },
    MuiOutlinedInput: {
      styleOverrides: { notchedOutline: { borderColor: tokens.edge } },
    },
    CatalogReactUserListPicker: {
      styleOverrides: {
        root: {
          backgroundColor: 'transparent',
          boxShadow: 'none',
          border: 0,
        },
        title: {
          margin: '8px 0 4px',
          color: tokens.textMuted,
          textTransform: 'none',
        },
        groupWrapper: { margin: '0 0 8px' },
      },
    },
    MuiTooltip: {
      styleOverrides: {
        tooltip: {
          backgroundColor: tokens.text,
          color: tokens.surface,
          fontSize: '0.75rem',
        },
      },
    },
  } as NonNullable<UnifiedThemeOptions['components']>;
}
