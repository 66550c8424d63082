import { UnifiedThemeProvider } from '@backstage/theme';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import { RiMoonLine, RiSunLine } from '@remixicon/react';
import { darkTheme, lightTheme } from './muiTheme';

// The settings page hands MUI's colour names to these icons; they must not
// arrive at the drawing.
const LightIcon = () => <RiSunLine size={18} />;
const DarkIcon = () => <RiMoonLine size={18} />;

// Same names as the built-in themes, so that these replace them and people's
// stored choice stays valid.
const light = ThemeBlueprint.make({
  name: 'light',
  params: {
    theme: {
      id: 'light',
      title: 'Light',
      variant: 'light',
      icon: <LightIcon />,
      Provider: ({ children }) => (
        <UnifiedThemeProvider theme={lightTheme} themeName="infra-portal">
          {children}
        </UnifiedThemeProvider>
      ),
    },
  },
});

const dark = ThemeBlueprint.make({
  name: 'dark',
  params: {
    theme: {
      id: 'dark',
      title: 'Dark',
      variant: 'dark',
      icon: <DarkIcon />,
      Provider: ({ children }) => (
        <UnifiedThemeProvider theme={darkTheme} themeName="infra-portal">
          {children}
        </UnifiedThemeProvider>
      ),
    },
  },
});

/** The portal's light and dark look. */
export const themeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [light, dark],
});
