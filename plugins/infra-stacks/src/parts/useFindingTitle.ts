import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { messages } from '../translation/messages';
import { infraStacksTranslationRef } from '../translation/ref';

type FindingKey = Extract<keyof typeof messages, `finding.${string}`>;

/** What a finding is called; a code that is newer than this page as it is. */
export function useFindingTitle(): (code: string) => string {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return code => {
    const key = `finding.${code}`;
    return Object.hasOwn(messages, key) ? t(key as FindingKey) : code;
  };
}
