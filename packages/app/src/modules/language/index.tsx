import {
  ApiBlueprint,
  appLanguageApiRef,
  AppRootElementBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { z } from 'zod/v4';
import { DocumentLanguage } from './DocumentLanguage';
import { LANGUAGES, PortalLanguageApi } from './PortalLanguageApi';

const languageApi = ApiBlueprint.makeWithOverrides({
  name: 'app-language',
  configSchema: {
    defaultLanguage: z.string().optional(),
    availableLanguages: z.array(z.string()).optional(),
  },
  factory(originalFactory, { config }) {
    return originalFactory(defineParams =>
      defineParams({
        api: appLanguageApiRef,
        deps: {},
        factory: () =>
          PortalLanguageApi.create({
            languages: config.availableLanguages ?? LANGUAGES,
            defaultLanguage: config.defaultLanguage,
          }),
      }),
    );
  },
});

const documentLanguage = AppRootElementBlueprint.make({
  name: 'document-language',
  params: { element: <DocumentLanguage /> },
});

/** English and Korean, and the document's `lang`. */
export const languageModule = createFrontendModule({
  pluginId: 'app',
  extensions: [languageApi, documentLanguage],
});
