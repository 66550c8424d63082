import {
  coreExtensionData,
  createExtension,
  createExtensionInput,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { NavContentBlueprint } from '@backstage/plugin-app-react';
import { AppShell } from './AppShell';
import { Navigation } from './Navigation';

// Takes the place of core's layout: same name and inputs, our own frame. Core's
// sidebar fixes English texts, hides labels until hovered and has no landmarks.
const layout = createExtension({
  name: 'layout',
  attachTo: { id: 'app/root', input: 'children' },
  inputs: {
    nav: createExtensionInput([coreExtensionData.reactElement], {
      singleton: true,
    }),
    content: createExtensionInput([coreExtensionData.reactElement], {
      singleton: true,
    }),
  },
  output: [coreExtensionData.reactElement],
  factory: ({ inputs }) => [
    coreExtensionData.reactElement(
      <AppShell nav={inputs.nav.get(coreExtensionData.reactElement)}>
        {inputs.content.get(coreExtensionData.reactElement)}
      </AppShell>,
    ),
  ],
});

const navigation = NavContentBlueprint.make({
  params: { component: props => <Navigation {...props} /> },
});

/** The frame around every page and its navigation. */
export const shellModule = createFrontendModule({
  pluginId: 'app',
  extensions: [layout, navigation],
});
