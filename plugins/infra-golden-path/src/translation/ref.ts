import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { messages } from './messages';

export const infraGoldenPathTranslationRef = createTranslationRef({
  id: 'plugin.infra-golden-path',
  messages,
  translations: { ko: () => import('./ko') },
});
