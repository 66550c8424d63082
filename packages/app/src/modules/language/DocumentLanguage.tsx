import { useEffect } from 'react';
import { useLanguage } from './useLanguage';

/** Keeps `<html lang>` on the chosen language, for screen readers and line breaking. */
export function DocumentLanguage() {
  const { language } = useLanguage();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return null;
}
