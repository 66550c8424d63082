import { Suspense } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { HomeCosts } from '@infra-portal/plugin-infra-cost';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { LoadingRows, Section } from './Section';

/** What the products of one's own teams cost. */
export function CostsCard() {
  const { t } = useTranslationRef(portalTranslationRef);
  return (
    <Section title={t('home.costs.title')}>
      <Suspense fallback={<LoadingRows rows={3} />}>
        <HomeCosts />
      </Suspense>
    </Section>
  );
}
