import { parseEntityRef } from '@backstage/catalog-model';
import type { IdentityApi } from '@backstage/frontend-plugin-api';
import type { CatalogApi } from '@backstage/plugin-catalog-react';

/**
 * What to call the person: the sign-in's name, else the catalog's, else the
 * name in their entity ref. A catalog that does not answer costs no greeting.
 */
export async function loadDisplayName(
  identityApi: Pick<IdentityApi, 'getProfileInfo' | 'getBackstageIdentity'>,
  catalogApi: Pick<CatalogApi, 'getEntityByRef'>,
): Promise<string> {
  const { displayName } = await identityApi.getProfileInfo();
  if (displayName) {
    return displayName;
  }
  const { userEntityRef } = await identityApi.getBackstageIdentity();
  const entity = await catalogApi
    .getEntityByRef(userEntityRef)
    .catch(() => undefined);
  const profile = entity?.spec?.profile as { displayName?: string } | undefined;
  return profile?.displayName ?? parseEntityRef(userEntityRef).name;
}
