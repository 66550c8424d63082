import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { messages } from './messages';

export const infraCostTranslationRef = createTranslationRef({
  id: 'plugin.infra-cost',
  messages,
  translations: { ko: () => import('./ko') },
});
