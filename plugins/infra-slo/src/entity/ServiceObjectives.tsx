import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  INFRA_ANNOTATIONS,
  productOfService,
} from '@infra-portal/infra-common';
import { ObjectiveList } from '../parts/ObjectiveList';
import { ObjectivesCard } from './ObjectivesCard';

/** Card of a service: what it promises, the worst first. */
export function ServiceObjectives() {
  const { entity } = useEntity();
  const product = productOfService(entity);
  const service = entity.metadata.annotations?.[INFRA_ANNOTATIONS.service];
  return (
    <ObjectivesCard
      filter={{ entityRef: stringifyEntityRef(entity) }}
      product={product}
      folder={product && service ? [product, service] : undefined}
    >
      {({ items }) => <ObjectiveList objectives={items} />}
    </ObjectivesCard>
  );
}
