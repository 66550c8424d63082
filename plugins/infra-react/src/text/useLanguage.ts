import { useEffect, useState } from 'react';
import {
  appLanguageApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';

/** The chosen language of the portal as a BCP 47 tag; `en` where nobody chooses. */
export function useLanguage(): string {
  const languages = useApiHolder().get(appLanguageApiRef);
  const [language, setLanguage] = useState(
    () => languages?.getLanguage().language ?? 'en',
  );
  useEffect(() => {
    const subscription = languages
      ?.language$()
      .subscribe(next => setLanguage(next.language));
    return () => subscription?.unsubscribe();
  }, [languages]);
  return language;
}
