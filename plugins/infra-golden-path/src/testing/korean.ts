import {
  appLanguageApiRef,
  translationApiRef,
} from '@backstage/frontend-plugin-api';
import ko from '../translation/ko';
import { infraGoldenPathTranslationRef } from '../translation/ref';

const nothing = { subscribe: () => ({ unsubscribe() {} }) };

/** Reads the Korean texts as the portal's translation API does. */
function t(key: string, options: Record<string, unknown> = {}): string {
  const texts: Record<string, string> = ko;
  const text = texts[key] ?? texts[`${key}_other`];
  if (text === undefined) throw new Error(`No Korean text for ${key}`);
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => String(options[name]));
}

/** APIs of a test whose reader has chosen Korean. */
export const koreanApis = [
  [
    appLanguageApiRef,
    {
      getLanguage: () => ({ language: 'ko' }),
      getAvailableLanguages: () => ({ languages: ['en', 'ko'] }),
      setLanguage: () => {},
      language$: () => nothing,
    },
  ],
  [
    translationApiRef,
    {
      getTranslation: ({ id }: { id: string }) => ({
        ready: true,
        // Texts of other plugins stand for themselves.
        t: id === infraGoldenPathTranslationRef.id ? t : (key: string) => key,
      }),
      translation$: () => nothing,
    },
  ],
] as const;
