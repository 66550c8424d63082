import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { messages } from './messages';

export const infraSloTranslationRef = createTranslationRef({
  id: 'plugin.infra-slo',
  messages,
  translations: { ko: () => import('./ko') },
});
