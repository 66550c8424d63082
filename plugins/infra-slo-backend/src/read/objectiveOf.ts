import type { Objective, Slo } from '@infra-portal/infra-common';
import type { FoundObjective } from '../objectives';

const sliceOf = ({ method }: Slo) =>
  method.kind === 'occurrences' ? {} : { slice: method.slice };

/** A line of a list, with whose it is and how it stands. */
export function objectiveOf(
  { slo }: FoundObjective,
  known: Pick<Objective, 'entityRef' | 'product' | 'owner' | 'status' | 'days'>,
): Objective {
  const { displayName, description, environment } = slo;
  return {
    ...{ id: slo.id, service: slo.service, name: slo.name },
    ...(displayName !== undefined && { displayName }),
    ...(description !== undefined && { description }),
    ...(environment !== undefined && { environment }),
    ...{ target: slo.target, window: slo.window, method: slo.method.kind },
    ...sliceOf(slo),
    ...known,
  };
}
