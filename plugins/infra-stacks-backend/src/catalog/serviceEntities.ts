import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  ANNOTATION_VIEW_URL,
  type ComponentEntity,
  type Entity,
  type ResourceEntity,
} from '@backstage/catalog-model';
import {
  DEFAULT_WORKSPACE,
  formatStackRef,
  INFRA_ANNOTATIONS,
  PROVISIONAL_TAG,
  plainStackName,
  serviceEntityName,
  STACK_TYPE,
} from '@infra-portal/infra-common';
import { repositoryName, type RepositoryRef } from '@infra-portal/infra-node';
import { API_VERSION, NAMESPACE, webUrl } from './entities';
import type { DescribedService } from './readServices';

/** Where a service was read. */
export interface ServiceSource {
  repository: RepositoryRef;
  /** `https://github.com/acme/infrastructure` */
  url: string;
  branch: string;
  /** Number of the open pull request that it exists in, if only there. */
  pullRequest?: number;
}

/**
 * Stacks that a pull request adds to a service which is there without it.
 * @param known folders of stacks that there are, or that others propose
 */
export function addedStacks(
  described: DescribedService,
  source: ServiceSource,
  known: ReadonlySet<string>,
): Entity[] {
  return described.stacks
    .filter(({ exists, dir }) => exists && !known.has(dir))
    .map(stack => resourceOf(described, stack, source));
}

/**
 * The Component of a service, and a Resource for each of its stacks: of a real
 * service those whose folders exist, of a proposed one all that it will have.
 */
export function serviceEntities(
  described: DescribedService,
  source: ServiceSource,
): Entity[] {
  const component = componentOf(described, source);
  const stacks = described.stacks
    .filter(({ exists }) => exists || source.pullRequest !== undefined)
    .map(stack => resourceOf(described, stack, source));
  return [component, ...stacks];
}

function componentOf(
  { intent, path }: DescribedService,
  source: ServiceSource,
): ComponentEntity {
  const { product, service, goldenPath } = intent;
  const name = serviceEntityName(product, service);
  return {
    apiVersion: API_VERSION,
    kind: 'Component',
    metadata: {
      ...metadata(name, `${product}/${service}`, path, source),
      description: intent.description,
      annotations: {
        ...annotations(path, source),
        [INFRA_ANNOTATIONS.product]: product,
        [INFRA_ANNOTATIONS.service]: service,
        [INFRA_ANNOTATIONS.goldenPath]: `${goldenPath.name}@${goldenPath.version}`,
      },
    },
    spec: {
      type: 'service',
      lifecycle: intent.lifecycle,
      owner: intent.owner,
      system: product,
    },
  };
}

function resourceOf(
  { intent, path }: DescribedService,
  { environment, region, dir }: DescribedService['stacks'][number],
  source: ServiceSource,
): ResourceEntity {
  const { product, service } = intent;
  const { host, owner, name } = source.repository;
  const ref = {
    host,
    repository: `${owner}/${name}`,
    dir,
    workspace: DEFAULT_WORKSPACE,
  };
  const layer = 'product' as const;
  const component = serviceEntityName(product, service);
  return {
    apiVersion: API_VERSION,
    kind: 'Resource',
    metadata: {
      ...metadata(
        plainStackName({ ref, layer, product, service, environment, region }),
        `${product}/${service}/${environment}`,
        dir,
        source,
      ),
      description: `Terraform stack of ${product}/${service} in ${environment}`,
      annotations: {
        ...annotations(path, source),
        [INFRA_ANNOTATIONS.product]: product,
        [INFRA_ANNOTATIONS.service]: service,
        [INFRA_ANNOTATIONS.stack]: formatStackRef(ref),
        [INFRA_ANNOTATIONS.environment]: environment,
      },
    },
    spec: {
      type: STACK_TYPE,
      owner: intent.owner,
      system: product,
      dependencyOf: [`component:${NAMESPACE}/${component}`],
    },
  };
}

function metadata(
  name: string,
  title: string,
  path: string,
  source: ServiceSource,
) {
  const { pullRequest, url } = source;
  const files = { url: webUrl({ ...source, path }, 'tree'), title: path };
  const request = {
    url: `${url}/pull/${pullRequest}`,
    title: `Pull request #${pullRequest}`,
  };
  return {
    namespace: NAMESPACE,
    name,
    title,
    links: pullRequest ? [request, files] : [files],
    ...(pullRequest && { tags: [PROVISIONAL_TAG] }),
  };
}

function annotations(path: string, source: ServiceSource) {
  const location = `url:${webUrl({ ...source, path }, 'tree')}`;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const { pullRequest } = source;
  return {
    [ANNOTATION_LOCATION]: location,
    [ANNOTATION_ORIGIN_LOCATION]: location,
    [ANNOTATION_SOURCE_LOCATION]: `url:${webUrl(
      { ...source, path: folder },
      'tree',
    )}`,
    [ANNOTATION_VIEW_URL]: webUrl({ ...source, path }, 'blob'),
    [INFRA_ANNOTATIONS.repository]: repositoryName(source.repository),
    [INFRA_ANNOTATIONS.intent]: path,
    ...(pullRequest && {
      [INFRA_ANNOTATIONS.pullRequest]: String(pullRequest),
    }),
  };
}
