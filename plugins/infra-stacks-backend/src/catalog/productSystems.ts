import type { AuthService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** Milliseconds that others have to bring a product's System. */
const PATIENCE = 3 * 60_000;
/** As a location, it tells our own Systems from others'. */
const LOCATION = 'infra-stacks:products';

export interface ProductSystemsOptions {
  catalog: CatalogService;
  auth: AuthService;
  /** Owner of a product that nobody described. */
  owner: string;
  now?: () => number;
}

/**
 * Gives products a System where nobody else does. Others are waited for: the
 * first to bring an entity keeps it, and theirs says more.
 */
export function createProductSystems({
  catalog,
  auth,
  owner,
  now = Date.now,
}: ProductSystemsOptions) {
  const missingSince = new Map<string, number>();
  return async (products: ReadonlySet<string>): Promise<Entity[]> => {
    const names = [...products];
    if (names.length === 0) return [];
    const found = await entitiesOf(catalog, auth, names);
    // Without an answer nothing is known: the next time will tell.
    if (!found) return [];
    return names.flatMap((name, index) => {
      const entity = found[index];
      const annotations = entity?.metadata.annotations;
      const isOurs = annotations?.[ANNOTATION_LOCATION] === LOCATION;
      if (entity && !isOurs) {
        missingSince.delete(name);
        return [];
      }
      const since = missingSince.get(name) ?? now();
      missingSince.set(name, since);
      const isDue = isOurs || now() - since >= PATIENCE;
      return isDue ? [systemOf(name, owner)] : [];
    });
  };
}

async function entitiesOf(
  catalog: CatalogService,
  auth: AuthService,
  names: string[],
) {
  try {
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: names.map(name => `system:default/${name}`) },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return items;
  } catch {
    return undefined;
  }
}

function systemOf(name: string, owner: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: {
      namespace: 'default',
      name,
      description: `The product ${name}`,
      annotations: {
        [ANNOTATION_LOCATION]: LOCATION,
        [ANNOTATION_ORIGIN_LOCATION]: LOCATION,
      },
    },
    spec: { owner },
  };
}
