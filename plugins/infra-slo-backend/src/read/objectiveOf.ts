import type { Objective, Slo } from '@infra-portal/infra-common';
import { entityRefOf, type FoundObjective, type Service } from '../objectives';

const sliceOf = ({ method }: Slo) =>
  method.kind === 'occurrences' ? {} : { slice: method.slice };

/** A line of a list; the catalog says whose it is, or else the folder does. */
export function objectiveOf(
  { slo, product }: FoundObjective,
  service: Service | undefined,
  { status, days }: Pick<Objective, 'status' | 'days'>,
): Objective {
  const { displayName, description, environment } = slo;
  const entityRef = slo.entityRef && entityRefOf(slo.entityRef);
  const owned = { product: service?.product ?? product, owner: service?.owner };
  return {
    ...{ id: slo.id, service: slo.service, name: slo.name },
    ...(displayName !== undefined && { displayName }),
    ...(description !== undefined && { description }),
    ...(environment !== undefined && { environment }),
    ...(entityRef !== undefined && { entityRef }),
    ...(owned.product !== undefined && { product: owned.product }),
    ...(owned.owner !== undefined && { owner: owned.owner }),
    ...{ target: slo.target, window: slo.window, method: slo.method.kind },
    ...sliceOf(slo),
    ...{ status, days },
  };
}
