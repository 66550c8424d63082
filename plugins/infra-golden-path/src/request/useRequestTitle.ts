import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ServiceRequest } from '@infra-portal/infra-common';
import { infraGoldenPathTranslationRef } from '../translation/ref';

type Named = Pick<ServiceRequest, 'product' | 'service' | 'change'>;

/**
 * What a request is about, in the reader's language. The title of the pull
 * request on GitHub is the same for everybody.
 */
export function useRequestTitle(): (request: Named) => string {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return ({ product, service, change }) => {
    const name = `${product}/${service}`;
    return change === 'create'
      ? t('request.title.create', { name })
      : t('request.title.change', { name, change });
  };
}
