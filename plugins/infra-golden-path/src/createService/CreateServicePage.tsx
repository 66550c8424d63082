import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { infraGoldenPathTranslationRef } from '../translation/ref';

/** One page: answers on one side, what they lead to on the other. */
export function CreateServicePage() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return <main aria-label={t('createService.title')} />;
}
