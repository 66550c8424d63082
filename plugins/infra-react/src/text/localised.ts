import { useCallback } from 'react';
import type { LocalisedText } from '@infra-portal/infra-common';
import { useLanguage } from './useLanguage';

/** The text in the given language; English where it has none. */
export function localised(text: LocalisedText, language: string): string {
  return language.toLocaleLowerCase('en-US').startsWith('ko')
    ? text.ko
    : text.en;
}

/** Reads texts that come in both languages in the one of the reader. */
export function useLocalised(): (text: LocalisedText) => string {
  const language = useLanguage();
  return useCallback(text => localised(text, language), [language]);
}
