import type { portalMessages } from '../translations/portalMessages';

/** Key of a page title that the portal translates. */
export type TitleKey = keyof typeof portalMessages extends infer Key
  ? Key extends `titles.${infer Title}`
    ? Title
    : never
  : never;

// Plugins give page and tab titles as fixed English text. These are the ones we
// translate; the left side is what the plugin says.
const known: Record<string, TitleKey> = {
  Home: 'home',
  Catalog: 'catalog',
  Create: 'create',
  Search: 'search',
  Notifications: 'notifications',
  Settings: 'settings',
  Products: 'products',
  Stacks: 'stacks',
  'Create service': 'createService',
  'Pull requests': 'pullRequests',
  Costs: 'costs',
  SLOs: 'slos',
  Docs: 'docs',
  General: 'general',
  'Authentication Providers': 'authProviders',
  'Feature Flags': 'featureFlags',
  Templates: 'templates',
  Tasks: 'tasks',
  Actions: 'actions',
  Editor: 'editor',
  'Template Editor': 'editor',
  'Templating Extensions': 'templatingExtensions',
  'Catalog Graph': 'catalogGraph',
};

/** The key of a plugin's page or tab title, if the portal translates it. */
export function titleKey(title: string | undefined): TitleKey | undefined {
  return title !== undefined && Object.hasOwn(known, title)
    ? known[title]
    : undefined;
}
