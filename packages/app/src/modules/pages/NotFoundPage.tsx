import { useLocation } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { RiCompassDiscoverLine } from '@remixicon/react';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { StatePanel } from './StatePanel';
import { useDocumentTitle } from './useDocumentTitle';

/** Shown for an address that no page answers to. */
export function NotFoundPage() {
  const { t } = useTranslationRef(portalTranslationRef);
  const { pathname } = useLocation();
  useDocumentTitle(t('errors.notFound.title'));
  return (
    <StatePanel
      fullPage
      icon={<RiCompassDiscoverLine size={28} />}
      title={t('errors.notFound.title')}
      description={t('errors.notFound.description')}
      detail={t('errors.notFound.address', { path: pathname })}
      actions={
        <>
          <ButtonLink variant="primary" href="/">
            {t('errors.notFound.home')}
          </ButtonLink>
          <ButtonLink variant="secondary" href="/search">
            {t('errors.notFound.search')}
          </ButtonLink>
        </>
      }
    />
  );
}
