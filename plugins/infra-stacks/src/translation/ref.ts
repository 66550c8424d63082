import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { messages } from './messages';

export const infraStacksTranslationRef = createTranslationRef({
  id: 'plugin.infra-stacks',
  messages,
  translations: { ko: () => import('./ko') },
});
