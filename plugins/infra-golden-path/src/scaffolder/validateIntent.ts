import {
  appLanguageApiRef,
  type ApiHolder,
} from '@backstage/frontend-plugin-api';
import type { LocalisedText } from '@infra-portal/infra-common';
import { localised } from '@infra-portal/infra-react';

const NEEDED: Record<'product' | 'service' | 'owner', LocalisedText> = {
  product: { en: 'Choose the product.', ko: '제품을 선택하십시오.' },
  service: { en: 'Name the service.', ko: '서비스 이름을 입력하십시오.' },
  owner: { en: 'Choose the owner.', ko: '소유 팀을 선택하십시오.' },
};

/**
 * What the scaffolder is told before the server has looked: without these
 * nothing can be made. The gates say the rest.
 */
export function validateIntent(
  intent: Record<string, unknown> | undefined,
  field: { addError(message: string): void },
  context: { apiHolder: ApiHolder },
): void {
  const language =
    context.apiHolder.get(appLanguageApiRef)?.getLanguage().language ?? 'en';
  for (const [name, text] of Object.entries(NEEDED)) {
    const isThere = intent && Object.hasOwn(intent, name) && intent[name];
    if (!isThere) field.addError(localised(text, language));
  }
}
