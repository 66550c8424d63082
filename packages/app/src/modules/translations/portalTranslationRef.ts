import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { portalMessages } from './portalMessages';

/** Texts of the portal's own shell, sign-in page, home and error pages. */
export const portalTranslationRef = createTranslationRef({
  id: 'infra-portal.app',
  messages: portalMessages,
  translations: { ko: () => import('./ko/portal') },
});
