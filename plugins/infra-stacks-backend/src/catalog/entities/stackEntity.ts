import type { ResourceEntity } from '@backstage/catalog-model';
import {
  INFRA_ANNOTATIONS,
  productEntityName,
  serviceEntityName,
  SHARED_TAG,
  STACK_TYPE,
} from '@infra-portal/infra-common';
import type { InventoryStack } from '@infra-portal/infra-node';
import {
  API_VERSION,
  known,
  locationAnnotations,
  NAMESPACE,
  shortText,
  webUrl,
} from './common';

/** What a thing of a repository cannot know of itself. */
export interface EntityContext {
  /** Address of its repository, and the branch that it was read from. */
  url: string;
  branch: string;
  /** Entity ref of an owner that exists. */
  owner: string;
  /** Entity refs of what it needs. */
  dependsOn: readonly string[];
}

/** The Resource of a stack. */
export function stackEntity(
  stack: InventoryStack,
  { url, branch, owner, dependsOn }: EntityContext,
): ResourceEntity {
  const { layer, product, service, environment, dir } = stack;
  const folder = { url, branch, path: dir };
  const tags = [environment, layer === 'shared' ? SHARED_TAG : undefined];
  const ofService = layer === 'product' && product && service;
  return {
    apiVersion: API_VERSION,
    kind: 'Resource',
    metadata: {
      namespace: NAMESPACE,
      name: stack.name,
      title: shortText(titleOf(stack)),
      description: shortText(descriptionOf(stack)),
      tags: [...new Set(tags.filter(tag => tag !== undefined))],
      links: [{ url: webUrl(folder, 'tree'), title: shortText(dir) }],
      annotations: {
        ...locationAnnotations(folder),
        ...known({
          [INFRA_ANNOTATIONS.repository]: stack.repository,
          [INFRA_ANNOTATIONS.stack]: stack.ref,
          [INFRA_ANNOTATIONS.product]: product,
          [INFRA_ANNOTATIONS.service]: service,
          [INFRA_ANNOTATIONS.environment]: environment,
          [INFRA_ANNOTATIONS.owner]:
            stack.owner === owner ? undefined : stack.owner,
        }),
      },
    },
    spec: {
      type: STACK_TYPE,
      owner,
      ...(product && { system: productEntityName(product) }),
      ...(dependsOn.length > 0 && { dependsOn: [...dependsOn] }),
      ...(ofService && {
        dependencyOf: [
          `component:${NAMESPACE}/${serviceEntityName(product, service)}`,
        ],
      }),
    },
  };
}

/** As the names of its folders say it, or else the folder. */
function titleOf(stack: InventoryStack): string {
  const { layer, product, service, environment, region } = stack;
  const own = layer === 'shared' ? 'shared' : product;
  const isPlaced = layer === 'shared' ? service : product && environment;
  if (!isPlaced) return `${shortName(stack)}//${stack.dir}`;
  const parts = [own, service, environment, region];
  return parts.filter(Boolean).join('/');
}

function descriptionOf(stack: InventoryStack): string {
  const { layer, product, service, environment } = stack;
  const where = environment ? ` in ${environment}` : '';
  if (layer === 'shared') {
    return `Terraform stack ${service ?? stack.dir}${where} for all products`;
  }
  const what = [product, service].filter(Boolean).join('/');
  if (what) return `Terraform stack of ${what}${where}`;
  return `Terraform stack in ${stack.dir} of ${shortName(stack)}`;
}

/** A repository without its host. */
function shortName({ repository }: InventoryStack): string {
  return repository.slice(repository.indexOf('/') + 1);
}
