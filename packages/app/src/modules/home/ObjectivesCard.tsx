import { Suspense } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { HomeObjectives } from '@infra-portal/plugin-infra-slo';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { LoadingRows, Section } from './Section';

/** What one's own teams promise, and is about to be broken. */
export function ObjectivesCard() {
  const { t } = useTranslationRef(portalTranslationRef);
  return (
    <Section title={t('home.slos.title')}>
      <Suspense fallback={<LoadingRows rows={3} />}>
        <HomeObjectives />
      </Suspense>
    </Section>
  );
}
