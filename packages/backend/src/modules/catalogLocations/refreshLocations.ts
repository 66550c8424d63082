import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** What looking at locations again needs. */
export interface RefreshOptions {
  catalog: Pick<CatalogService, 'getEntities' | 'refreshEntity'>;
  credentials: BackstageCredentials;
  logger: LoggerService;
  signal?: AbortSignal;
}

/**
 * Has the catalog read all its locations again: the files and addresses that
 * descriptions come from. What is described is looked at again only where the
 * text has changed. One that cannot be read again does not stop the others.
 * @throws ResponseError when the catalog does not say what locations there are
 */
export async function refreshLocations(options: RefreshOptions): Promise<void> {
  const { catalog, credentials, logger, signal } = options;
  const { items } = await catalog.getEntities(
    {
      filter: { kind: 'Location' },
      fields: ['kind', 'metadata.name', 'metadata.namespace'],
    },
    { credentials },
  );
  for (const location of items) {
    if (signal?.aborted) return;
    const ref = stringifyEntityRef(location);
    try {
      await catalog.refreshEntity(ref, { credentials });
    } catch (error) {
      const { message } = toError(error);
      logger.warn(`${ref} is not read again now: ${message}`);
    }
  }
}
