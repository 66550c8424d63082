import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { productOfSystem } from '@infra-portal/infra-common';
import { cardStyles as styles } from '@infra-portal/infra-react';
import { DriftOfProduct } from '../drift/ProductDrift';
import { infraStacksTranslationRef } from '../translation/ref';

/** Card of a System: which of the product's stacks have drifted. */
export function ProductDriftCard() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <section className={styles.card} aria-label={t('drift.title')}>
      <div className={styles.head}>
        <h3>{t('drift.title')}</h3>
      </div>
      <DriftOfProduct product={productOfSystem(entity)} />
    </section>
  );
}
