import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Refusal } from '../api';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { Notice } from './Notice';

/** Why it was not sent, and what to do. Findings are said at their questions. */
export function RefusalNotice({ refusal }: { refusal: Refusal }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  switch (refusal.kind) {
    case 'outdated':
      return <Notice tone="warning">{t('send.outdated')}</Notice>;
    case 'not-allowed':
      return (
        <Notice tone="danger" title={t('createService.notAllowed')}>
          {t('createService.notAllowedHelp')}
        </Notice>
      );
    case 'signed-out':
      return (
        <Notice tone="danger" title={t('createService.signedOut')}>
          {t('createService.signedOutHelp')}
        </Notice>
      );
    case 'unavailable':
      return (
        <Notice tone="danger" title={t('send.refused')}>
          {refusal.message} {t('send.again')}
        </Notice>
      );
    default:
      return null;
  }
}
