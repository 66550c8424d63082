import { RELATION_DEPENDENCY_OF } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  INFRA_ANNOTATIONS,
  productOfService,
} from '@infra-portal/infra-common';
import { ObjectiveList } from '../parts/ObjectiveList';
import { ObjectivesCard } from './ObjectivesCard';

/** Card of a Resource that is a stack: what the service on it promises there. */
export function StackObjectives() {
  const { entity } = useEntity();
  const environment =
    entity.metadata.annotations?.[INFRA_ANNOTATIONS.environment];
  const service = entity.relations?.find(
    ({ type, targetRef }) =>
      type === RELATION_DEPENDENCY_OF && targetRef.startsWith('component:'),
  )?.targetRef;
  // What stacks of nobody's service carry promises nothing by itself.
  if (!service || !environment) return null;
  return (
    <ObjectivesCard
      filter={{ entityRef: service, environment: [environment] }}
      product={productOfService(entity)}
    >
      {({ items }) => <ObjectiveList objectives={items} />}
    </ObjectivesCard>
  );
}
