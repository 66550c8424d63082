import type { ExtensionDefinition } from '@backstage/frontend-plugin-api';

/** One extension per translated core plugin. */
export const coreTranslations: ExtensionDefinition[] = [];
