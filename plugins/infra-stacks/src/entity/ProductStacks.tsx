import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { productOfSystem, STACKS_CHANNEL } from '@infra-portal/infra-common';
import { cardStyles as styles, useLive } from '@infra-portal/infra-react';
import { stacksApiRef } from '../api';
import { FindingCounts } from '../parts/FindingCounts';
import { ProductLink } from '../parts/Links';
import { Matrix } from '../product/Matrix';
import { infraStacksTranslationRef } from '../translation/ref';
import { LiveCard } from './LiveCard';

/** Tab of a System: the product's services in their environments. */
export function ProductStacks() {
  const name = productOfSystem(useEntity().entity);
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const api = useApi(stacksApiRef);
  const live = useLive({
    channel: STACKS_CHANNEL,
    key: name,
    load: signal => api.product(name, signal),
  });
  return (
    <LiveCard
      title={t('entity.product.title')}
      live={live}
      missing={{
        title: t('entity.product.missing'),
        description: t('entity.product.missing.description'),
      }}
      wide
    >
      {product => (
        <>
          <p className={styles.counts}>
            <FindingCounts counts={product.findings} />
          </p>
          <Matrix product={product} />
          <p className={styles.more}>
            <ProductLink name={name} text={t('entity.product.page')} />
          </p>
        </>
      )}
    </LiveCard>
  );
}
