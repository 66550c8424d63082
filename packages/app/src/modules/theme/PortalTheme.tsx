import type { ReactNode } from 'react';
import { appThemeApiRef, useApi } from '@backstage/frontend-plugin-api';
import { UnifiedThemeProvider } from '@backstage/theme';
import { useMediaQuery } from '@infra-portal/infra-react';
import { darkTheme, lightTheme } from './muiTheme';

const DARK = '(prefers-color-scheme: dark)';

/**
 * The chosen look, else that of the system. Both themes have this one
 * component: Backstage puts the component of the active theme around the whole
 * application, and with one for each, all that was typed was lost in the
 * evening, when systems turn dark by themselves. Backstage renders it again
 * when the choice changes.
 */
export function PortalTheme({ children }: { children?: ReactNode }) {
  const chosen = useApi(appThemeApiRef).getActiveThemeId();
  const prefersDark = useMediaQuery(DARK);
  const isDark = chosen === 'dark' || (chosen !== 'light' && prefersDark);
  return (
    <UnifiedThemeProvider
      theme={isDark ? darkTheme : lightTheme}
      themeName="infra-portal"
    >
      {children}
    </UnifiedThemeProvider>
  );
}
