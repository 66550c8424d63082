import type { ProviderSchema } from '../schema';
import { PlanRefusal } from './refusal';
import type { Stage } from './stage';

/**
 * Makes sure that the schemas have what a stack uses: Terraform would blame the
 * stack for what is missing here.
 * @throws PlanRefusal `unavailable`
 */
export function checkSchemas(stage: Stage, schemas: readonly ProviderSchema[]) {
  const bySource = new Map(schemas.map(each => [each.source, each]));
  const missing = [...stage.providers].filter(
    source =>
      !bySource.has(source) && source !== 'terraform.io/builtin/terraform',
  );
  if (missing.length > 0) {
    throw new PlanRefusal(
      'unavailable',
      `There is no schema here of ${missing.sort().join(', ')}.`,
    );
  }
  const partial = schemas.filter(each => !each.complete);
  for (const kind of ['resource', 'data'] as const) {
    for (const type of stage[kind]) {
      const owner = partial.find(
        each => each.source.split('/').pop() === type.split('_', 1)[0],
      );
      if (owner && !owner.type(kind, type)) {
        throw new PlanRefusal(
          'unavailable',
          `The schema of ${owner.source} here does not have the ${
            kind === 'data' ? 'data source' : 'resource'
          } ${type}.`,
        );
      }
    }
  }
}
