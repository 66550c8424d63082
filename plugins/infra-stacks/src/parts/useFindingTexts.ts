import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { messages } from '../translation/messages';
import { infraStacksTranslationRef } from '../translation/ref';

type Key = Extract<
  keyof typeof messages,
  `finding.${string}` | `why.${string}` | `remedy.${string}`
>;

/** What a kind of finding is called, means and asks for. */
export interface FindingTexts {
  title: string;
  why?: string;
  remedy?: string;
}

/** Texts by code; of a code that is newer than this page only the code. */
export function useFindingTexts(): (code: string) => FindingTexts {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const text = (key: string) =>
    Object.hasOwn(messages, key) ? t(key as Key) : undefined;
  return code => ({
    title: text(`finding.${code}`) ?? code,
    why: text(`why.${code}`),
    remedy: text(`remedy.${code}`),
  });
}
