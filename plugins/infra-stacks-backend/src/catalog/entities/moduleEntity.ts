import type { ComponentEntity } from '@backstage/catalog-model';
import {
  INFRA_ANNOTATIONS,
  MODULE_TYPE,
  moduleEntityName,
} from '@infra-portal/infra-common';
import type { InventoryModule } from '@infra-portal/infra-node';
import {
  API_VERSION,
  known,
  locationAnnotations,
  NAMESPACE,
  shortText,
  webUrl,
} from './common';
import type { EntityContext } from './stackEntity';

/** The Component of a module. */
export function moduleEntity(
  module: InventoryModule,
  { url, branch, owner, dependsOn }: EntityContext,
): ComponentEntity {
  const folder = { url, branch, path: module.dir };
  return {
    apiVersion: API_VERSION,
    kind: 'Component',
    metadata: {
      namespace: NAMESPACE,
      name: moduleEntityName(module.name),
      title: shortText(module.title),
      description: shortText(`Terraform module ${module.title}`),
      links: [{ url: webUrl(folder, 'tree'), title: shortText(module.dir) }],
      annotations: {
        ...locationAnnotations(folder),
        ...known({
          [INFRA_ANNOTATIONS.repository]: module.repository,
          [INFRA_ANNOTATIONS.module]: module.name,
          [INFRA_ANNOTATIONS.owner]:
            module.owner === owner ? undefined : module.owner,
        }),
      },
    },
    spec: {
      type: MODULE_TYPE,
      lifecycle: module.deprecated ? 'deprecated' : 'production',
      owner,
      ...(dependsOn.length > 0 && { dependsOn: [...dependsOn] }),
    },
  };
}
