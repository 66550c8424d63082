import { useCallback, useEffect, useState } from 'react';
import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { LocalisedText } from '@infra-portal/infra-common';

/** The language of the portal now, such as `ko`. */
export function useLanguage(): string {
  const api = useApi(appLanguageApiRef);
  const [language, setLanguage] = useState(() => api.getLanguage().language);
  useEffect(() => {
    const subscription = api
      .language$()
      .subscribe(value => setLanguage(value.language));
    return () => subscription.unsubscribe();
  }, [api]);
  return language;
}

/** Picks the text of the language of the portal; others than Korean read English. */
export function useText(): (text: LocalisedText) => string {
  const language = useLanguage();
  return useCallback(
    text => (language.startsWith('ko') ? text.ko : text.en),
    [language],
  );
}
