import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import { RiMoonLine, RiSunLine } from '@remixicon/react';
import { PortalTheme } from './PortalTheme';

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
      Provider: PortalTheme,
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
      Provider: PortalTheme,
    },
  },
});

/** The portal's light and dark look. */
export const themeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [light, dark],
});
