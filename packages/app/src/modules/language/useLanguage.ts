import { useEffect, useState } from 'react';
import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';

/** The language now, the ones to choose from, and how to choose. */
export function useLanguage(): {
  language: string;
  languages: string[];
  setLanguage(language: string): void;
} {
  const api = useApi(appLanguageApiRef);
  const [language, setCurrent] = useState(() => api.getLanguage().language);
  useEffect(() => {
    const subscription = api
      .language$()
      .subscribe(value => setCurrent(value.language));
    return () => subscription.unsubscribe();
  }, [api]);
  return {
    language,
    languages: api.getAvailableLanguages().languages,
    setLanguage: next => api.setLanguage(next),
  };
}
