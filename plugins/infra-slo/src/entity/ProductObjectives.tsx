import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { productOfSystem } from '@infra-portal/infra-common';
import { ObjectiveTable } from '../parts/ObjectiveTable';
import { infraSloTranslationRef } from '../translation/ref';
import { ObjectivesCard } from './ObjectivesCard';

/** Tab of a System: what its services promise, the worst first. */
export function ProductObjectives() {
  const product = productOfSystem(useEntity().entity);
  const { t } = useTranslationRef(infraSloTranslationRef);
  return (
    <ObjectivesCard
      filter={{ product: [product] }}
      product={product}
      folder={[product]}
      wide
    >
      {({ items }) => (
        <ObjectiveTable label={t('entity.title')} objectives={items} />
      )}
    </ObjectivesCard>
  );
}
