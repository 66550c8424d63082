import {
  configApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { readPortalConfig } from '../portalConfig';
import { portalTranslationRef } from '../translations/portalTranslationRef';

/** Says that what one sees is a sample; nothing where it is not. */
export function SampleDataBanner() {
  const { t } = useTranslationRef(portalTranslationRef);
  const { sampleData } = readPortalConfig(useApi(configApiRef));
  return sampleData ? (
    <Alert
      status="info"
      icon
      title={t('home.sampleData.title')}
      description={t('home.sampleData.description')}
    />
  ) : null;
}
